-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN "unreachableSince" DATETIME;

-- CreateTable
CREATE TABLE "InboxEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "answers" BOOLEAN NOT NULL DEFAULT true,
    "attempts" INTEGER NOT NULL,
    "notBefore" DATETIME,
    "error" TEXT,
    "receivedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ChannelAccount" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "name" TEXT,
    "mode" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "position" BIGINT,
    "lastInboundAt" DATETIME,
    "stateSince" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("channel", "account")
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "fence" INTEGER NOT NULL,
    "until" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ConnectCode" (
    "codeHash" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ConnectCode_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConnectAttempt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conversationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ConnectAttempt_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Connection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "previousCustomerId" TEXT,
    "movedOrders" JSONB NOT NULL,
    "connectedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    CONSTRAINT "Connection_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UploadLink" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "UploadLink_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Message" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conversationId" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "doubts" INTEGER NOT NULL DEFAULT 0,
    "bubbles" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" DATETIME,
    "error" TEXT,
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    CONSTRAINT "Message_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Message" ("attempts", "body", "conversationId", "createdAt", "direction", "error", "externalId", "id", "nextAttemptAt", "sentAt", "status") SELECT "attempts", "body", "conversationId", "createdAt", "direction", "error", "externalId", "id", "nextAttemptAt", "sentAt", "status" FROM "Message";
DROP TABLE "Message";
ALTER TABLE "new_Message" RENAME TO "Message";
CREATE INDEX "Message_status_nextAttemptAt_idx" ON "Message"("status", "nextAttemptAt");
CREATE INDEX "Message_conversationId_id_idx" ON "Message"("conversationId", "id");
CREATE UNIQUE INDEX "Message_conversationId_direction_externalId_key" ON "Message"("conversationId", "direction", "externalId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "InboxEvent_status_channel_account_chat_id_idx" ON "InboxEvent"("status", "channel", "account", "chat", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InboxEvent_channel_account_externalId_key" ON "InboxEvent"("channel", "account", "externalId");

-- CreateIndex
CREATE INDEX "ConnectCode_customerId_createdAt_idx" ON "ConnectCode"("customerId", "createdAt");

-- CreateIndex
CREATE INDEX "ConnectAttempt_conversationId_at_idx" ON "ConnectAttempt"("conversationId", "at");

-- CreateIndex
CREATE INDEX "Connection_conversationId_idx" ON "Connection"("conversationId");

-- CreateIndex
CREATE INDEX "Connection_customerId_idx" ON "Connection"("customerId");

-- CreateIndex
CREATE INDEX "UploadLink_conversationId_idx" ON "UploadLink"("conversationId");
