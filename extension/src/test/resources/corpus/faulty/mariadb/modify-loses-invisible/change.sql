ALTER TABLE items MODIFY secret varchar(20);
