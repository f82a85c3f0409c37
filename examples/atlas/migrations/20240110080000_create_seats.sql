-- Create "halls" table
CREATE TABLE `halls` (
  `id` integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  `name` text NOT NULL
);
-- Create "seats" table
CREATE TABLE `seats` (
  `id` integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  `hall_id` integer NOT NULL,
  `label` text NOT NULL,
  CONSTRAINT `seats_hall` FOREIGN KEY (`hall_id`) REFERENCES `halls` (`id`) ON DELETE CASCADE
);
