ALTER TABLE items ADD COLUMN kind varchar(10) NOT NULL;
