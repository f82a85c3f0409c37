--liquibase formatted sql

--changeset carol:order-total
ALTER TABLE orders ADD COLUMN total int DEFAULT 0 NOT NULL;
CREATE INDEX orders_total ON orders (total);
--rollback DROP INDEX orders_total;
--rollback ALTER TABLE orders DROP COLUMN total;

--changeset carol:shorter-status
UPDATE orders SET status = 'open' WHERE status IS NULL;
DROP INDEX orders_customer_id;
CREATE INDEX orders_customer_status ON orders (customer_id, status);
--rollback DROP INDEX orders_customer_status;
--rollback UPDATE orders SET status = NULL WHERE status = 'open';
