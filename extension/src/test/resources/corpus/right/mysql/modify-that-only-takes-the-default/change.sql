ALTER TABLE items MODIFY state varchar(10) NOT NULL;
