ALTER TABLE "orders" RENAME TO "sales";--> statement-breakpoint
ALTER TABLE "order_items" RENAME COLUMN "article" TO "product";