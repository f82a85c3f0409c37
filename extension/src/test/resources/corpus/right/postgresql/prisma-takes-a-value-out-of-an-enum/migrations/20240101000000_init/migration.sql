CREATE TYPE "State" AS ENUM ('OPEN', 'PAID', 'LOST');
CREATE TABLE "orders" ("id" INTEGER NOT NULL, "state" "State" NOT NULL DEFAULT 'OPEN', CONSTRAINT "orders_pkey" PRIMARY KEY ("id"));
