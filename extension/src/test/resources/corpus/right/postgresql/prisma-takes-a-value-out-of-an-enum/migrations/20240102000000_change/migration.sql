-- AlterEnum, as Prisma writes it
BEGIN;
CREATE TYPE "State_new" AS ENUM ('OPEN', 'PAID');
ALTER TABLE "orders" ALTER COLUMN "state" DROP DEFAULT;
ALTER TABLE "orders" ALTER COLUMN "state" TYPE "State_new" USING ("state"::text::"State_new");
ALTER TYPE "State" RENAME TO "State_old";
ALTER TYPE "State_new" RENAME TO "State";
DROP TYPE "State_old";
ALTER TABLE "orders" ALTER COLUMN "state" SET DEFAULT 'OPEN';
COMMIT;
