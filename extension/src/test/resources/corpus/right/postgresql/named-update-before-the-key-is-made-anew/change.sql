ALTER TABLE entities ADD COLUMN id_text text;
UPDATE entities SET id_text = id::text;
ALTER TABLE entities ALTER COLUMN id_text SET NOT NULL;
ALTER TABLE entities DROP CONSTRAINT entities_pkey;
ALTER TABLE entities DROP COLUMN id;
ALTER TABLE entities RENAME COLUMN id_text TO id;
ALTER TABLE entities ADD PRIMARY KEY (id);
