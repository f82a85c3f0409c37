CREATE TABLE "order_items" (
	"order_id" integer,
	"line" integer,
	"article" text NOT NULL,
	"note" text DEFAULT '',
	CONSTRAINT "order_items_pkey" PRIMARY KEY("order_id","line")
);
--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "customer_id" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "order_items_article_index" ON "order_items" ("article" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_customer_id_customers_id_fkey", ADD CONSTRAINT "orders_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE;