ALTER TABLE items MODIFY code varchar(40);
