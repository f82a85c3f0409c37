ALTER TABLE `lists` ADD `color` text DEFAULT 'grey' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `done_at` text;