CREATE TABLE products (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL) DEFAULT CHARSET=utf8mb4;
INSERT INTO products VALUES (1, 'Plain'), (2, 'Łódź'), (3, 'Grün'), (4, '雪');
