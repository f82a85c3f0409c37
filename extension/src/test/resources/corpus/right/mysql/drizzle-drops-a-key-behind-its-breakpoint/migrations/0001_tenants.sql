ALTER TABLE `users` ADD `tenant_id` int DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `users` DROP INDEX `users_email_unique`;--> statement-breakpoint
ALTER TABLE `users` ADD CONSTRAINT `users_tenant_email` UNIQUE(`tenant_id`,`email`);
