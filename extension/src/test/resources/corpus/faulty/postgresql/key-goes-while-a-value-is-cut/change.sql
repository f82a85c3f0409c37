UPDATE items SET label = initcap(label);
ALTER TABLE items DROP CONSTRAINT items_pkey, ALTER COLUMN changed_at TYPE date;
ALTER TABLE items ADD PRIMARY KEY (id);
