CREATE TABLE `users` (`id` integer PRIMARY KEY NOT NULL, `email` text NOT NULL, `age` text);
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);
CREATE INDEX `users_age` ON `users` (`age`) WHERE `age` is not null;
CREATE TRIGGER `users_touch` AFTER UPDATE ON `users` BEGIN SELECT 1; END;
