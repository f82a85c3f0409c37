CREATE TABLE `users` (`id` integer PRIMARY KEY NOT NULL, `email` text);--> statement-breakpoint
INSERT INTO users VALUES (1, 'a'), (2, 'b');
