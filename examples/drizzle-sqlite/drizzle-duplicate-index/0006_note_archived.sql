ALTER TABLE `notes` ADD `archived_at` integer;--> statement-breakpoint
CREATE INDEX `notes_archived_idx` ON `notes` (`archived_at`);