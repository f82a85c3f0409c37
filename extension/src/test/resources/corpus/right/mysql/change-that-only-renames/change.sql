ALTER TABLE items CHANGE label title varchar(50) COMMENT 'shown in the shop';
