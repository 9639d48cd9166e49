-- DropIndex
DROP INDEX "AuditEntry_subject_idx";

-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN "optedOutAt" DATETIME;

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN "emailConfirmedAt" DATETIME;
ALTER TABLE "Customer" ADD COLUMN "erasedAt" DATETIME;

-- CreateTable
CREATE TABLE "ChatEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conversationId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "officerId" TEXT,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ChatEvent_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT,
    "status" TEXT NOT NULL,
    "startedBy" TEXT NOT NULL,
    "officerId" TEXT,
    "requestedAt" DATETIME NOT NULL,
    "claimedAt" DATETIME,
    "repliedAt" DATETIME,
    "lastMessageAt" DATETIME NOT NULL,
    "seenMessageId" INTEGER NOT NULL,
    "endedAt" DATETIME,
    "endedBy" TEXT,
    CONSTRAINT "Handover_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HandoverFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "handoverId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "HandoverFile_handoverId_fkey" FOREIGN KEY ("handoverId") REFERENCES "Handover" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CannedReply" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "textId" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "RatingInvite" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "remindedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "conversationId" TEXT,
    "customerId" TEXT,
    "name" TEXT NOT NULL,
    "institution" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "takenAt" DATETIME NOT NULL,
    "calledAt" DATETIME,
    "calls" INTEGER NOT NULL,
    "servedAt" DATETIME,
    "doneAt" DATETIME,
    "counter" TEXT,
    "officerId" TEXT
);

-- CreateTable
CREATE TABLE "Complaint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "supervision" BOOLEAN,
    "text" TEXT NOT NULL,
    "name" TEXT,
    "contact" TEXT,
    "anonymous" BOOLEAN NOT NULL,
    "conversationId" TEXT,
    "customerId" TEXT,
    "orderId" TEXT,
    "aboutOfficerId" TEXT,
    "aboutName" TEXT,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "officerId" TEXT,
    "receivedAt" DATETIME NOT NULL,
    "verifiedAt" DATETIME,
    "answeredAt" DATETIME,
    "closedAt" DATETIME,
    "clock" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "Complaint_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ComplaintEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "words" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ComplaintEvent_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ComplaintFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "complaintId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ComplaintFile_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT,
    "kept" JSONB NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "doneAt" DATETIME
);

-- CreateTable
CREATE TABLE "RetentionRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "removed" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "EmailCode" (
    "customerId" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_DownloadLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "orderId" TEXT,
    "fileId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "maxUses" INTEGER NOT NULL,
    "uses" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    CONSTRAINT "DownloadLink_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_DownloadLink" ("createdAt", "expiresAt", "fileId", "id", "lastUsedAt", "maxUses", "orderId", "tokenHash", "uses") SELECT "createdAt", "expiresAt", "fileId", "id", "lastUsedAt", "maxUses", "orderId", "tokenHash", "uses" FROM "DownloadLink";
DROP TABLE "DownloadLink";
ALTER TABLE "new_DownloadLink" RENAME TO "DownloadLink";
CREATE UNIQUE INDEX "DownloadLink_tokenHash_key" ON "DownloadLink"("tokenHash");
CREATE INDEX "DownloadLink_orderId_idx" ON "DownloadLink"("orderId");
CREATE TABLE "new_Order" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "machine" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "termsVersion" TEXT NOT NULL,
    "buyer" JSONB NOT NULL,
    "total" BIGINT,
    "clock" JSONB NOT NULL,
    "portalNumber" TEXT,
    "abstraction" TEXT,
    "party" TEXT,
    "agreementTerms" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "visitId" TEXT,
    CONSTRAINT "Order_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Order_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Order" ("abstraction", "agreementTerms", "buyer", "clock", "code", "createdAt", "customerId", "id", "language", "machine", "party", "phase", "portalNumber", "revision", "termsVersion", "total", "updatedAt") SELECT "abstraction", "agreementTerms", "buyer", "clock", "code", "createdAt", "customerId", "id", "language", "machine", "party", "phase", "portalNumber", "revision", "termsVersion", "total", "updatedAt" FROM "Order";
DROP TABLE "Order";
ALTER TABLE "new_Order" RENAME TO "Order";
CREATE UNIQUE INDEX "Order_code_key" ON "Order"("code");
CREATE INDEX "Order_visitId_idx" ON "Order"("visitId");
CREATE INDEX "Order_phase_createdAt_idx" ON "Order"("phase", "createdAt");
CREATE INDEX "Order_customerId_createdAt_idx" ON "Order"("customerId", "createdAt");
CREATE TABLE "new_Rating" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "orderId" TEXT,
    "conversationId" TEXT,
    "service" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "stars" INTEGER NOT NULL,
    "comment" TEXT,
    "elements" JSONB,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Rating_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
-- until here orders alone were rated
INSERT INTO "new_Rating" ("channel", "comment", "createdAt", "id", "orderId", "stars", "subject", "subjectId", "service", "updatedAt") SELECT "channel", "comment", "createdAt", "id", "orderId", "stars", 'order', "orderId", 'order', "createdAt" FROM "Rating";
DROP TABLE "Rating";
ALTER TABLE "new_Rating" RENAME TO "Rating";
CREATE UNIQUE INDEX "Rating_orderId_key" ON "Rating"("orderId");
CREATE INDEX "Rating_createdAt_idx" ON "Rating"("createdAt");
CREATE INDEX "Rating_conversationId_idx" ON "Rating"("conversationId");
CREATE UNIQUE INDEX "Rating_subject_subjectId_key" ON "Rating"("subject", "subjectId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "ChatEvent_status_id_idx" ON "ChatEvent"("status", "id");

-- CreateIndex
CREATE INDEX "ChatEvent_conversationId_id_idx" ON "ChatEvent"("conversationId", "id");

-- CreateIndex
CREATE INDEX "Handover_status_requestedAt_idx" ON "Handover"("status", "requestedAt");

-- CreateIndex
CREATE INDEX "Handover_conversationId_requestedAt_idx" ON "Handover"("conversationId", "requestedAt");

-- CreateIndex
CREATE INDEX "Handover_requestedAt_idx" ON "Handover"("requestedAt");

-- CreateIndex
CREATE INDEX "Handover_claimedAt_idx" ON "Handover"("claimedAt");

-- CreateIndex
CREATE INDEX "HandoverFile_handoverId_idx" ON "HandoverFile"("handoverId");

-- CreateIndex
CREATE INDEX "HandoverFile_fileId_idx" ON "HandoverFile"("fileId");

-- CreateIndex
CREATE INDEX "RatingInvite_status_askedAt_idx" ON "RatingInvite"("status", "askedAt");

-- CreateIndex
CREATE INDEX "RatingInvite_conversationId_idx" ON "RatingInvite"("conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "RatingInvite_subject_subjectId_key" ON "RatingInvite"("subject", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Visit_code_key" ON "Visit"("code");

-- CreateIndex
CREATE INDEX "Visit_day_status_idx" ON "Visit"("day", "status");

-- CreateIndex
CREATE INDEX "Visit_conversationId_day_idx" ON "Visit"("conversationId", "day");

-- CreateIndex
CREATE INDEX "Visit_customerId_idx" ON "Visit"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "Visit_day_service_number_key" ON "Visit"("day", "service", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_code_key" ON "Complaint"("code");

-- CreateIndex
CREATE INDEX "Complaint_status_receivedAt_idx" ON "Complaint"("status", "receivedAt");

-- CreateIndex
CREATE INDEX "Complaint_receivedAt_idx" ON "Complaint"("receivedAt");

-- CreateIndex
CREATE INDEX "Complaint_conversationId_idx" ON "Complaint"("conversationId");

-- CreateIndex
CREATE INDEX "Complaint_customerId_idx" ON "Complaint"("customerId");

-- CreateIndex
CREATE INDEX "ComplaintEvent_complaintId_id_idx" ON "ComplaintEvent"("complaintId", "id");

-- CreateIndex
CREATE INDEX "ComplaintFile_complaintId_idx" ON "ComplaintFile"("complaintId");

-- CreateIndex
CREATE INDEX "ComplaintFile_fileId_idx" ON "ComplaintFile"("fileId");

-- CreateIndex
CREATE INDEX "RetentionRun_kind_at_idx" ON "RetentionRun"("kind", "at");

-- CreateIndex
CREATE INDEX "Document_kind_issuedAt_idx" ON "Document"("kind", "issuedAt");

-- CreateIndex
CREATE INDEX "Payment_paidOn_idx" ON "Payment"("paidOn");

-- CreateIndex
CREATE INDEX "OrderEvent_at_idx" ON "OrderEvent"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_at_idx" ON "AuditEntry"("subject", "at");
