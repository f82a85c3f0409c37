ALTER TABLE items MODIFY id bigint NOT NULL AUTO_INCREMENT;
ALTER TABLE items MODIFY code varchar(40) NOT NULL;
ALTER TABLE items MODIFY label varchar(100) COMMENT 'shown in the shop';
ALTER TABLE items MODIFY state varchar(20) NOT NULL DEFAULT 'new';
