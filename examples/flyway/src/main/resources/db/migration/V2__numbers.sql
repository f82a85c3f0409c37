ALTER TABLE invoices ADD COLUMN number TEXT;
CREATE UNIQUE INDEX invoices_number ON invoices (number);
