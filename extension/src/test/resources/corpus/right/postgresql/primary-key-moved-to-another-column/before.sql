CREATE TABLE items (id bigint CONSTRAINT items_pkey PRIMARY KEY, code text NOT NULL);
INSERT INTO items VALUES (1, 'a'), (2, 'b');
