ALTER TABLE items DROP COLUMN label, ADD COLUMN title varchar(50) COMMENT 'shown in the shop';
