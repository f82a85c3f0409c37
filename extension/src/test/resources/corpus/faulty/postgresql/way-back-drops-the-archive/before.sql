CREATE TABLE items (id int PRIMARY KEY, label varchar(20), amount int NOT NULL);
INSERT INTO items VALUES (1, 'Apple', 3), (2, NULL, 4), (3, 'Plum', 5);
