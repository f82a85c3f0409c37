DROP INDEX `notes_archived_idx`;--> statement-breakpoint
ALTER TABLE `notes` DROP COLUMN `archived_at`;
