ALTER TABLE orders MODIFY amount bigint NOT NULL CHECK (amount > 0);
