CREATE TABLE `layouts` (
	`id` integer PRIMARY KEY NOT NULL,
	`columns` integer NOT NULL
);
