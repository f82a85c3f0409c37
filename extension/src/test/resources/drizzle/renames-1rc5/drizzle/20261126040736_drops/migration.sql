DROP INDEX "order_items_article_index";--> statement-breakpoint
ALTER TABLE "order_items" DROP COLUMN "note";--> statement-breakpoint
ALTER TABLE "customers" DROP COLUMN "newsletter";