CREATE TABLE `users` (`id` integer PRIMARY KEY NOT NULL, `email` text NOT NULL UNIQUE);
