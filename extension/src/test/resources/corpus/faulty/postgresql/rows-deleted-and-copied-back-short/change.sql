CREATE TABLE kept AS SELECT id, price FROM models;
DELETE FROM models;
ALTER TABLE models ADD COLUMN unit text NOT NULL DEFAULT 'token';
INSERT INTO models (id, price) SELECT id, price FROM kept;
DROP TABLE kept;
