-- Repaired by hand, see README.md: DROP TABLE takes the rows that refer to `notes` with it, so they are kept aside and put back.
CREATE TABLE `__kept_note_tags` AS SELECT * FROM `note_tags`;--> statement-breakpoint
CREATE TABLE `__new_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` integer NOT NULL,
	`edited_by` integer,
	`title` text NOT NULL,
	`body` text,
	`created_at` text NOT NULL,
	`remind_at` integer,
	`pinned` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`edited_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
INSERT INTO `__new_notes`("id", "owner_id", "edited_by", "title", "body", "created_at", "remind_at", "pinned") SELECT "id", "owner_id", "edited_by", "title", "body", "created_at", "remind_at", "pinned" FROM `notes`;--> statement-breakpoint
UPDATE `sqlite_sequence` SET `seq` = coalesce((SELECT `seq` FROM `sqlite_sequence` WHERE `name` = 'notes'), `seq`) WHERE `name` = '__new_notes';--> statement-breakpoint
DROP TABLE `notes`;--> statement-breakpoint
ALTER TABLE `__new_notes` RENAME TO `notes`;--> statement-breakpoint
CREATE INDEX `notes_owner_idx` ON `notes` (`owner_id`);--> statement-breakpoint
CREATE INDEX `notes_created_idx` ON `notes` (`created_at`);--> statement-breakpoint
INSERT INTO `note_tags` SELECT * FROM `__kept_note_tags` WHERE (`note_id`, `tag_id`) NOT IN (SELECT `note_id`, `tag_id` FROM `note_tags`);--> statement-breakpoint
DROP TABLE `__kept_note_tags`;
