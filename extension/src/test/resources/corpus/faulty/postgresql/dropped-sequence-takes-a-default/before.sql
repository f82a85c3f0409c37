CREATE SEQUENCE numbers;
CREATE TABLE orders (id bigint PRIMARY KEY, number bigint DEFAULT nextval('numbers'));
INSERT INTO orders (id) VALUES (1), (2);
