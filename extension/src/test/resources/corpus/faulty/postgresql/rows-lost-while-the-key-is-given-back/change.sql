ALTER TABLE likes DROP COLUMN id;
ALTER TABLE likes ADD PRIMARY KEY (person, comment);
