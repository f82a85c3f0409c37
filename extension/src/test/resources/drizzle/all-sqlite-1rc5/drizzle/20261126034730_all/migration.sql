CREATE TABLE `everything` (
	`id` text PRIMARY KEY,
	`int` integer DEFAULT -3 NOT NULL,
	`bool` integer DEFAULT true NOT NULL,
	`time` integer DEFAULT (unixepoch()) NOT NULL,
	`text` text(20) DEFAULT 'it''s',
	`clock` text DEFAULT CURRENT_TIMESTAMP,
	`json` text DEFAULT '{"a":1}',
	`kind` text DEFAULT 'a',
	`real` real DEFAULT 1.5,
	`numeric` numeric,
	`blob` blob,
	`full` text GENERATED ALWAYS AS ("text" || 'x') STORED,
	`virtual` integer GENERATED ALWAYS AS ("int" + 1) VIRTUAL,
	`parent_a` integer,
	`parent_b` text,
	`self` text,
	CONSTRAINT `fk_everything_self_everything_id_fk` FOREIGN KEY (`self`) REFERENCES `everything`(`id`) ON UPDATE CASCADE ON DELETE SET NULL,
	CONSTRAINT `to_parents` FOREIGN KEY (`parent_a`,`parent_b`) REFERENCES `parents`(`a`,`b`) ON DELETE RESTRICT,
	CONSTRAINT `two` UNIQUE(`text`,`int`),
	CONSTRAINT "positive" CHECK("int" > -10)
);
--> statement-breakpoint
CREATE TABLE `parents` (
	`a` integer NOT NULL,
	`b` text NOT NULL,
	CONSTRAINT `parents_pk` PRIMARY KEY(`a`, `b`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `only_a` ON `everything` (`real`) WHERE "everything"."kind" = 'a';--> statement-breakpoint
CREATE UNIQUE INDEX `lower_text` ON `everything` (lower("text"));--> statement-breakpoint
CREATE INDEX `several` ON `everything` (`clock`,`json`);