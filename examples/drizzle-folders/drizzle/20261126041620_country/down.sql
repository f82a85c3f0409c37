ALTER TABLE `authors` DROP COLUMN `country`;
