ALTER TABLE items MODIFY code varchar(20);
