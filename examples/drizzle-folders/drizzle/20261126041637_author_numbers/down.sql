CREATE TABLE `__old_authors` (
	`id` integer PRIMARY KEY,
	`name` text NOT NULL,
	`country` text DEFAULT 'unknown' NOT NULL
);
INSERT INTO `__old_authors` (`id`, `name`, `country`) SELECT `id`, `name`, `country` FROM `authors`;
DROP TABLE `authors`;
ALTER TABLE `__old_authors` RENAME TO `authors`;
