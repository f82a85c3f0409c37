CREATE TABLE `everything` (
	`id` bigint unsigned AUTO_INCREMENT NOT NULL,
	`tiny` tinyint DEFAULT -3,
	`small` smallint unsigned,
	`medium` mediumint,
	`int` int NOT NULL DEFAULT 0,
	`bigint` bigint unsigned,
	`bool` boolean NOT NULL DEFAULT true,
	`char` char(3) DEFAULT 'a''b',
	`varchar` varchar(20) DEFAULT 'x',
	`decimal` decimal(10,2) DEFAULT '1.5',
	`plain_decimal` decimal,
	`float` float,
	`double` double(10,2),
	`real` real,
	`text` text,
	`long` longtext,
	`json` json DEFAULT ('{"a":1}'),
	`time` time,
	`datetime` datetime(3) DEFAULT CURRENT_TIMESTAMP(3),
	`timestamp` timestamp NOT NULL DEFAULT (now()) ON UPDATE CURRENT_TIMESTAMP,
	`nullable` timestamp,
	`date` date,
	`year` year,
	`binary` binary(16),
	`varbinary` varbinary(16),
	`mood` enum('sad','glad') DEFAULT 'sad',
	`full` varchar(30) GENERATED ALWAYS AS (concat(`varchar`, 'x')) STORED,
	`virtual` int GENERATED ALWAYS AS (`int` + 1) VIRTUAL,
	`parent_a` int,
	`parent_b` varchar(20),
	`self` bigint unsigned,
	CONSTRAINT `everything_id` PRIMARY KEY(`id`),
	CONSTRAINT `two` UNIQUE(`varchar`,`tiny`),
	CONSTRAINT `one` UNIQUE(`date`),
	CONSTRAINT `positive` CHECK(`tiny` > -10)
);
--> statement-breakpoint
CREATE TABLE `parents` (
	`a` int NOT NULL,
	`b` varchar(20) NOT NULL,
	CONSTRAINT `parents_a_b_pk` PRIMARY KEY(`a`,`b`)
);
--> statement-breakpoint
ALTER TABLE `everything` ADD CONSTRAINT `everything_self_everything_id_fk` FOREIGN KEY (`self`) REFERENCES `everything`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `everything` ADD CONSTRAINT `to_parents` FOREIGN KEY (`parent_a`,`parent_b`) REFERENCES `parents`(`a`,`b`) ON DELETE restrict ON UPDATE set null;--> statement-breakpoint
CREATE INDEX `several` ON `everything` (`year`,`time`);