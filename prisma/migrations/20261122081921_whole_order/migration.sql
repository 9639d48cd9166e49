-- AlterTable
ALTER TABLE "Correction" ADD COLUMN "part" TEXT;

-- AlterTable
ALTER TABLE "Order" ADD COLUMN "abstraction" TEXT;
ALTER TABLE "Order" ADD COLUMN "agreementTerms" TEXT;
ALTER TABLE "Order" ADD COLUMN "party" TEXT;

-- AlterTable
ALTER TABLE "OrderItem" ADD COLUMN "bytes" BIGINT;
ALTER TABLE "OrderItem" ADD COLUMN "request" JSONB;

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orderId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "fileId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Attachment_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attachment_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "OrderItem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SignedAgreement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orderId" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "signedOn" TEXT,
    "signedBy" TEXT,
    "signedFor" TEXT,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "decidedById" TEXT,
    CONSTRAINT "SignedAgreement_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReductionRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orderId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "fileId" TEXT,
    "status" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "ReductionRequest_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Attachment_orderId_idx" ON "Attachment"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "Attachment_itemId_kind_version_key" ON "Attachment"("itemId", "kind", "version");

-- CreateIndex
CREATE INDEX "SignedAgreement_orderId_idx" ON "SignedAgreement"("orderId");

-- CreateIndex
CREATE INDEX "ReductionRequest_orderId_idx" ON "ReductionRequest"("orderId");
