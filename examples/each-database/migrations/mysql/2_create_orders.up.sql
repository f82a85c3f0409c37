CREATE TABLE orders (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  cents BIGINT NOT NULL CHECK (cents > 0),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
);
