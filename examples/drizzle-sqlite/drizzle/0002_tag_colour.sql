ALTER TABLE `tags` ADD `colour` text;--> statement-breakpoint
CREATE INDEX `notes_created_idx` ON `notes` (`created_at`);