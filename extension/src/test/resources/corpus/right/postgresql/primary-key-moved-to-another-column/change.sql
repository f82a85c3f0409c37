ALTER TABLE items DROP CONSTRAINT items_pkey;
ALTER TABLE items ADD PRIMARY KEY (code);
CREATE UNIQUE INDEX items_id ON items (id);
