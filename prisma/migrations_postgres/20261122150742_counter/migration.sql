-- DropIndex
DROP INDEX "AuditEntry_subject_idx";

-- DropForeignKey
ALTER TABLE "DownloadLink" DROP CONSTRAINT "DownloadLink_orderId_fkey";

-- DropForeignKey
ALTER TABLE "Rating" DROP CONSTRAINT "Rating_orderId_fkey";

-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN     "optedOutAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "emailConfirmedAt" TIMESTAMP(3),
ADD COLUMN     "erasedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "DownloadLink" ALTER COLUMN "orderId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "visitId" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "Rating" ADD COLUMN     "conversationId" TEXT COLLATE "C",
ADD COLUMN     "elements" JSON,
ADD COLUMN     "service" TEXT COLLATE "C",
ADD COLUMN     "subject" TEXT COLLATE "C",
ADD COLUMN     "subjectId" TEXT COLLATE "C",
ADD COLUMN     "updatedAt" TIMESTAMP(3),
ALTER COLUMN "orderId" DROP NOT NULL;

-- until here orders alone were rated
UPDATE "Rating" SET "service" = 'order', "subject" = 'order', "subjectId" = "orderId", "updatedAt" = "createdAt";
ALTER TABLE "Rating" ALTER COLUMN "service" SET NOT NULL,
ALTER COLUMN "subject" SET NOT NULL,
ALTER COLUMN "subjectId" SET NOT NULL,
ALTER COLUMN "updatedAt" SET NOT NULL;

-- CreateTable
CREATE TABLE "ChatEvent" (
    "id" SERIAL NOT NULL,
    "conversationId" TEXT COLLATE "C" NOT NULL,
    "event" TEXT COLLATE "C" NOT NULL,
    "officerId" TEXT COLLATE "C",
    "status" TEXT COLLATE "C" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChatEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" TEXT COLLATE "C" NOT NULL,
    "conversationId" TEXT COLLATE "C",
    "status" TEXT COLLATE "C" NOT NULL,
    "startedBy" TEXT COLLATE "C" NOT NULL,
    "officerId" TEXT COLLATE "C",
    "requestedAt" TIMESTAMP(3) NOT NULL,
    "claimedAt" TIMESTAMP(3),
    "repliedAt" TIMESTAMP(3),
    "lastMessageAt" TIMESTAMP(3) NOT NULL,
    "seenMessageId" INTEGER NOT NULL,
    "endedAt" TIMESTAMP(3),
    "endedBy" TEXT COLLATE "C",

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandoverFile" (
    "id" TEXT COLLATE "C" NOT NULL,
    "handoverId" TEXT COLLATE "C" NOT NULL,
    "fileId" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "HandoverFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CannedReply" (
    "id" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "textId" TEXT COLLATE "C" NOT NULL,
    "textEn" TEXT COLLATE "C" NOT NULL,
    "active" BOOLEAN NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CannedReply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RatingInvite" (
    "id" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "subjectId" TEXT COLLATE "C" NOT NULL,
    "conversationId" TEXT COLLATE "C" NOT NULL,
    "service" TEXT COLLATE "C" NOT NULL,
    "label" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "remindedAt" TIMESTAMP(3),

    CONSTRAINT "RatingInvite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "day" TEXT COLLATE "C" NOT NULL,
    "service" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "conversationId" TEXT COLLATE "C",
    "customerId" TEXT COLLATE "C",
    "name" TEXT COLLATE "C" NOT NULL,
    "institution" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL,
    "language" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "takenAt" TIMESTAMP(3) NOT NULL,
    "calledAt" TIMESTAMP(3),
    "calls" INTEGER NOT NULL,
    "servedAt" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),
    "counter" TEXT COLLATE "C",
    "officerId" TEXT COLLATE "C",

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Complaint" (
    "id" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "category" TEXT COLLATE "C" NOT NULL,
    "supervision" BOOLEAN,
    "text" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C",
    "contact" TEXT COLLATE "C",
    "anonymous" BOOLEAN NOT NULL,
    "conversationId" TEXT COLLATE "C",
    "customerId" TEXT COLLATE "C",
    "orderId" TEXT COLLATE "C",
    "aboutOfficerId" TEXT COLLATE "C",
    "aboutName" TEXT COLLATE "C",
    "channel" TEXT COLLATE "C" NOT NULL,
    "language" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "officerId" TEXT COLLATE "C",
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "verifiedAt" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "clock" JSON NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "Complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ComplaintEvent" (
    "id" SERIAL NOT NULL,
    "complaintId" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "actorKind" TEXT COLLATE "C" NOT NULL,
    "actorId" TEXT COLLATE "C",
    "actorName" TEXT COLLATE "C" NOT NULL,
    "words" TEXT COLLATE "C",
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ComplaintEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ComplaintFile" (
    "id" TEXT COLLATE "C" NOT NULL,
    "complaintId" TEXT COLLATE "C" NOT NULL,
    "fileId" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ComplaintFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" TEXT COLLATE "C" NOT NULL,
    "customerId" TEXT COLLATE "C",
    "kept" JSON NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetentionRun" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "removed" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RetentionRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailCode" (
    "customerId" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "codeHash" TEXT COLLATE "C" NOT NULL,
    "attempts" INTEGER NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EmailCode_pkey" PRIMARY KEY ("customerId")
);

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
CREATE INDEX "Order_visitId_idx" ON "Order"("visitId");

-- CreateIndex
CREATE INDEX "Payment_paidOn_idx" ON "Payment"("paidOn");

-- CreateIndex
CREATE INDEX "OrderEvent_at_idx" ON "OrderEvent"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_at_idx" ON "AuditEntry"("subject", "at");

-- CreateIndex
CREATE INDEX "Rating_createdAt_idx" ON "Rating"("createdAt");

-- CreateIndex
CREATE INDEX "Rating_conversationId_idx" ON "Rating"("conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "Rating_subject_subjectId_key" ON "Rating"("subject", "subjectId");

-- AddForeignKey
ALTER TABLE "ChatEvent" ADD CONSTRAINT "ChatEvent_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverFile" ADD CONSTRAINT "HandoverFile_handoverId_fkey" FOREIGN KEY ("handoverId") REFERENCES "Handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ComplaintEvent" ADD CONSTRAINT "ComplaintEvent_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ComplaintFile" ADD CONSTRAINT "ComplaintFile_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DownloadLink" ADD CONSTRAINT "DownloadLink_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE SET NULL ON UPDATE CASCADE;
