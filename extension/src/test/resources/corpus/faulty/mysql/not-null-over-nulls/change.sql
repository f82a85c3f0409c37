ALTER TABLE items MODIFY label varchar(50) NOT NULL COMMENT 'shown in the shop';
