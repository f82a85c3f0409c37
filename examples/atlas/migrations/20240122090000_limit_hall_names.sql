-- Create "new_halls" table
CREATE TABLE `new_halls` (
  `id` integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  `name` text NOT NULL,
  CONSTRAINT `halls_name_length` CHECK (length(`name`) <= 40)
);
-- Copy rows from old table "halls" to new temporary table "new_halls"
INSERT INTO `new_halls` (`id`, `name`) SELECT `id`, `name` FROM `halls`;
-- Drop "halls" table after copying rows
DROP TABLE `halls`;
-- Rename temporary table "new_halls" to "halls"
ALTER TABLE `new_halls` RENAME TO `halls`;
