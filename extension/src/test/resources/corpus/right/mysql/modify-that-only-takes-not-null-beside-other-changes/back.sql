ALTER TABLE items MODIFY label varchar(50) COMMENT 'shown in the shop';
ALTER TABLE items MODIFY code varchar(20) NOT NULL;
ALTER TABLE items DROP COLUMN note;
