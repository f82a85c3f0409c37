CREATE TABLE names (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL DEFAULT 'x', note TEXT, KEY names_name (name)) DEFAULT CHARSET=utf8;
INSERT INTO names (id, name) VALUES (1, 'Łódź'), (2, 'Grün');
