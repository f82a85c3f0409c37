CREATE TABLE `users` (`id` integer PRIMARY KEY NOT NULL);--> statement-breakpoint
CREATE TABLE `engines` (
	`id` integer PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`kind` text DEFAULT 'web' NOT NULL,
	`owner_id` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `engines_owner_idx` ON `engines` (`owner_id`);
