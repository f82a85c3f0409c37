ALTER TABLE tokens MODIFY token varchar(80) NOT NULL;
