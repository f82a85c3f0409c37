ALTER TABLE counts DROP CONSTRAINT counts_pkey, DROP CONSTRAINT counts_person_id_key, ADD PRIMARY KEY (person_id);
