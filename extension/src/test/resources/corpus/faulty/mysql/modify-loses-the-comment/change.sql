ALTER TABLE items MODIFY label varchar(100);
