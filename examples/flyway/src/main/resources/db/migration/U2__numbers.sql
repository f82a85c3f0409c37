DROP INDEX invoices_number;
ALTER TABLE invoices DROP COLUMN number;
