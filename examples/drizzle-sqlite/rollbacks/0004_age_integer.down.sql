-- An age that was written '042' stays 42. DROP TABLE takes the rows that refer to `users` with it, so they are kept aside and put back.
CREATE TABLE `__kept_notes` AS SELECT * FROM `notes`;--> statement-breakpoint
CREATE TABLE `__kept_note_tags` AS SELECT * FROM `note_tags`;--> statement-breakpoint
CREATE TABLE `__kept_tag_owners` AS SELECT `id`, `owner_id` FROM `tags` WHERE `owner_id` IS NOT NULL;--> statement-breakpoint
CREATE TABLE `__new_users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`age` text,
	`bio` text
);
--> statement-breakpoint
INSERT INTO `__new_users`("id", "email", "name", "age", "bio") SELECT "id", "email", "name", "age", "bio" FROM `users`;--> statement-breakpoint
UPDATE `sqlite_sequence` SET `seq` = coalesce((SELECT `seq` FROM `sqlite_sequence` WHERE `name` = 'users'), `seq`) WHERE `name` = '__new_users';--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
INSERT INTO `notes` SELECT * FROM `__kept_notes` WHERE `id` NOT IN (SELECT `id` FROM `notes`);--> statement-breakpoint
INSERT INTO `note_tags` SELECT * FROM `__kept_note_tags` WHERE (`note_id`, `tag_id`) NOT IN (SELECT `note_id`, `tag_id` FROM `note_tags`);--> statement-breakpoint
UPDATE `tags` SET `owner_id` = `kept`.`owner_id` FROM `__kept_tag_owners` AS `kept` WHERE `kept`.`id` = `tags`.`id`;--> statement-breakpoint
DROP TABLE `__kept_notes`;--> statement-breakpoint
DROP TABLE `__kept_note_tags`;--> statement-breakpoint
DROP TABLE `__kept_tag_owners`;
