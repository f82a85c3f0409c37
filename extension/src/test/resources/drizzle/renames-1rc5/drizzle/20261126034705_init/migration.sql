CREATE TYPE "status" AS ENUM('open', 'paid');--> statement-breakpoint
CREATE TABLE "customers" (
	"id" serial PRIMARY KEY,
	"email" varchar(200) NOT NULL UNIQUE,
	"name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "orders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"customer_id" integer,
	"status" "status" DEFAULT 'open'::"status" NOT NULL,
	"total" numeric(10,2) DEFAULT '0' NOT NULL,
	CONSTRAINT "orders_total_check" CHECK ("total" >= 0)
);
--> statement-breakpoint
CREATE INDEX "orders_open_idx" ON "orders" ("customer_id") WHERE "status" = 'open';--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id");