-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN "phone" TEXT;

-- AlterTable
ALTER TABLE "Message" ADD COLUMN "deliveredAt" DATETIME;
ALTER TABLE "Message" ADD COLUMN "readAt" DATETIME;

-- CreateTable
CREATE TABLE "WhatsappLine" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "account" TEXT,
    "asked" TEXT,
    "method" TEXT,
    "phone" TEXT,
    "shown" TEXT,
    "shownAt" DATETIME,
    "outcome" TEXT,
    "pausedUntil" DATETIME,
    "pausedAt" DATETIME,
    "reconnects" INTEGER NOT NULL DEFAULT 0,
    "reconnectDay" TEXT,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "WhatsappKey" (
    "type" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("type", "id")
);
