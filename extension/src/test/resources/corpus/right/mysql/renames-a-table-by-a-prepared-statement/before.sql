CREATE TABLE blocks (id INT, at INT NOT NULL, title VARCHAR(40), gone INT NOT NULL, PRIMARY KEY (id, at));
INSERT INTO blocks VALUES (1, 1, 'one', 0), (1, 2, 'one again', 0), (2, 1, 'two', 0), (2, 2, 'two', 5);
