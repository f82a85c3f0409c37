ALTER TABLE items MODIFY label varchar(3) COMMENT 'shown in the shop';
