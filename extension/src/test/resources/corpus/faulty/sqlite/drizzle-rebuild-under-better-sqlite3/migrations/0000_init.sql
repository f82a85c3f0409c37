CREATE TABLE `users` (`id` integer PRIMARY KEY NOT NULL, `email` text);--> statement-breakpoint
CREATE TABLE `notes` (`id` integer PRIMARY KEY NOT NULL, `user_id` integer NOT NULL REFERENCES `users`(`id`) ON DELETE cascade);--> statement-breakpoint
CREATE INDEX `notes_user` ON `notes` (`user_id`);--> statement-breakpoint
INSERT INTO users VALUES (1, 'a'), (2, 'b');--> statement-breakpoint
INSERT INTO notes VALUES (1, 1), (2, 2);
