-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN     "phone" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "deliveredAt" TIMESTAMP(3),
ADD COLUMN     "readAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "WhatsappLine" (
    "id" INTEGER NOT NULL,
    "account" TEXT COLLATE "C",
    "asked" TEXT COLLATE "C",
    "method" TEXT COLLATE "C",
    "phone" TEXT COLLATE "C",
    "shown" TEXT COLLATE "C",
    "shownAt" TIMESTAMP(3),
    "outcome" TEXT COLLATE "C",
    "pausedUntil" TIMESTAMP(3),
    "pausedAt" TIMESTAMP(3),
    "reconnects" INTEGER NOT NULL DEFAULT 0,
    "reconnectDay" TEXT COLLATE "C",
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WhatsappLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WhatsappKey" (
    "type" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "WhatsappKey_pkey" PRIMARY KEY ("type","id")
);
