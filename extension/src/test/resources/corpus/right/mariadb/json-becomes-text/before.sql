CREATE TABLE settings (id INT PRIMARY KEY, value JSON NOT NULL, other JSON);
INSERT INTO settings VALUES (1, '{"theme": "dark"}', NULL), (2, '[]', '1');
