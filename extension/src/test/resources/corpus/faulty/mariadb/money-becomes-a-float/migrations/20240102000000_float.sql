-- migrate:up
ALTER TABLE payments MODIFY amount FLOAT NOT NULL;
-- migrate:down
ALTER TABLE payments MODIFY amount DECIMAL(14,2) NOT NULL;
