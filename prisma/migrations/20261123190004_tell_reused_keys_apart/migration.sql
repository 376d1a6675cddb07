-- A key sent again with another request must neither run twice nor be answered as if it were the first one.
-- AlterTable
ALTER TABLE "idempotency_key" ADD COLUMN     "content_hash" BYTEA;
