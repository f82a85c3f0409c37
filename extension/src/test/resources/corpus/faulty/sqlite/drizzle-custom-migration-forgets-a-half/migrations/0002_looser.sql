-- Custom SQL migration file, put your code below! --
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_engines` (
	`id` integer PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`kind` text NOT NULL,
	`owner_id` integer,
	`note` text,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_engines`("id", "url", "kind", "owner_id") SELECT "id", "url", "kind", "owner_id" FROM `engines`;--> statement-breakpoint
DROP TABLE `engines`;--> statement-breakpoint
ALTER TABLE `__new_engines` RENAME TO `engines`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `engines_owner_idx` ON `engines` (`owner_id`);
