ALTER TABLE items MODIFY label varchar(80) COMMENT 'shown in the shop';
