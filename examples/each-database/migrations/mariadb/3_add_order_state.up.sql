ALTER TABLE orders ADD COLUMN state ENUM ('new', 'paid') NOT NULL DEFAULT 'new';
