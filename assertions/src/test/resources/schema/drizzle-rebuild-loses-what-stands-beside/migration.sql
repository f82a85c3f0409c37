CREATE TABLE `__new_users` (`id` integer PRIMARY KEY NOT NULL, `email` text NOT NULL, `age` integer);
INSERT INTO `__new_users`("id", "email", "age") SELECT "id", "email", "age" FROM `users`;
DROP TABLE `users`;
ALTER TABLE `__new_users` RENAME TO `users`;
