CREATE TABLE archive (id int PRIMARY KEY, label varchar(20), amount int NOT NULL, archived_in int NOT NULL DEFAULT 2);
INSERT INTO archive (id, label, amount) SELECT id, label, amount FROM items WHERE amount > 3;
DELETE FROM items WHERE amount > 3;
