-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
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
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Order_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Order" ("clock", "code", "createdAt", "customerId", "id", "language", "machine", "phase", "portalNumber", "revision", "termsVersion", "total", "updatedAt") SELECT "clock", "code", "createdAt", "customerId", "id", "language", "machine", "phase", "portalNumber", "revision", "termsVersion", "total", "updatedAt" FROM "Order";
DROP TABLE "Order";
ALTER TABLE "new_Order" RENAME TO "Order";
CREATE UNIQUE INDEX "Order_code_key" ON "Order"("code");
CREATE INDEX "Order_phase_createdAt_idx" ON "Order"("phase", "createdAt");
CREATE INDEX "Order_customerId_createdAt_idx" ON "Order"("customerId", "createdAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
