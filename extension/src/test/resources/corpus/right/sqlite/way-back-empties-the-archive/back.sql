INSERT INTO items (id, label, amount) SELECT id, label, amount FROM archive;
DROP TABLE archive;
