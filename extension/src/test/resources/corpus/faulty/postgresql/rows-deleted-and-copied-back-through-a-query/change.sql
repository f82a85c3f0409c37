CREATE TABLE kept AS SELECT id, price FROM models;
DELETE FROM models;
INSERT INTO models (id, price, tokenizer) SELECT id, price, kind FROM (SELECT id, price, NULL::text AS kind FROM kept) k;
DROP TABLE kept;
