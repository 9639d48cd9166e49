-- CreateTable
CREATE TABLE "WebchatHandover" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "chat" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "WebchatHandover_chat_idx" ON "WebchatHandover"("chat");
