CREATE TABLE u (a);
-- the old rows
ATTACH DATABASE 'archive.db' AS archive;
CREATE TABLE archive.t AS SELECT * FROM main.t;
