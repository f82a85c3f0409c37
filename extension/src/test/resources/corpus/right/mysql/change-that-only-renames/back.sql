ALTER TABLE items CHANGE title label varchar(50) COMMENT 'shown in the shop';
