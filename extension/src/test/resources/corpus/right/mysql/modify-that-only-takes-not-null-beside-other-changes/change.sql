ALTER TABLE items ADD COLUMN note varchar(50) NULL;
ALTER TABLE items MODIFY code varchar(20);
ALTER TABLE items MODIFY label varchar(60) COMMENT 'shown in the shop';
