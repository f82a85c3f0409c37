CREATE TABLE likes (person_id int NOT NULL, item_id int NOT NULL, PRIMARY KEY (person_id, item_id));
INSERT INTO likes VALUES (1, 2);
