PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
DROP TABLE `notes`;--> statement-breakpoint
ALTER TABLE `__new_notes` RENAME TO `notes`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `notes_owner_idx` ON `notes` (`owner_id`);--> statement-breakpoint
CREATE INDEX `notes_created_idx` ON `notes` (`created_at`);