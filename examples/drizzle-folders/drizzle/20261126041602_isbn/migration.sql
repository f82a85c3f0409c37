ALTER TABLE `books` ADD `isbn` text;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_books` (
	`id` integer PRIMARY KEY,
	`title` text NOT NULL,
	`isbn` text UNIQUE,
	`author_id` integer NOT NULL,
	CONSTRAINT `fk_books_author_id_authors_id_fk` FOREIGN KEY (`author_id`) REFERENCES `authors`(`id`) ON DELETE CASCADE
);
--> statement-breakpoint
INSERT INTO `__new_books`(`id`, `title`, `author_id`) SELECT `id`, `title`, `author_id` FROM `books`;--> statement-breakpoint
DROP TABLE `books`;--> statement-breakpoint
ALTER TABLE `__new_books` RENAME TO `books`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `books_author_idx` ON `books` (`author_id`);