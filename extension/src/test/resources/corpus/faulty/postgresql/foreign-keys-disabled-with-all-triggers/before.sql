CREATE TABLE owners (id int PRIMARY KEY);
CREATE TABLE pets (id int PRIMARY KEY, owner_id int NOT NULL REFERENCES owners (id));
CREATE INDEX pets_owner ON pets (owner_id);
INSERT INTO owners VALUES (1);
INSERT INTO pets VALUES (1, 1);
