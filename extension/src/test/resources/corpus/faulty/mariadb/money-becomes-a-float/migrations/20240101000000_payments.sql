-- migrate:up
CREATE TABLE payments (id INT PRIMARY KEY, amount DECIMAL(14,2) NOT NULL);
INSERT INTO payments VALUES (1, 10.50), (2, 123456789.01), (3, 99999999.99);
-- migrate:down
DROP TABLE payments;
