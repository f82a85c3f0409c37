CREATE TABLE documents (id integer PRIMARY KEY, meta_id integer);
CREATE TABLE meta (id integer PRIMARY KEY, custom_subject text);
INSERT INTO documents VALUES (1, NULL);
INSERT INTO meta VALUES (1, 'nobody''s'), (2, 'nobody''s either');
