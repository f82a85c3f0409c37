ALTER TABLE items MODIFY state varchar(20) NOT NULL;
