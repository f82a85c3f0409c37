ALTER TABLE items MODIFY code varchar(20) NOT NULL;
