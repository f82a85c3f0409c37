CREATE TABLE orders (id bigint PRIMARY KEY, price integer, amount integer, total integer GENERATED ALWAYS AS (price * amount) STORED);
INSERT INTO orders (id, price, amount) VALUES (1, 2, 3), (2, 4, 5);
