CREATE TABLE `users` (`id` integer NULL, `email` text NULL, PRIMARY KEY (`id`));
CREATE TABLE `notes` (`id` integer NULL, `user_id` integer NOT NULL, PRIMARY KEY (`id`), FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE);
CREATE INDEX `notes_user` ON `notes` (`user_id`);
INSERT INTO `users` VALUES (1, 'a');
INSERT INTO `notes` VALUES (1, 1);
