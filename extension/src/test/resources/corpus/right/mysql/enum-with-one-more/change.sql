ALTER TABLE tickets MODIFY state enum('open', 'closed', 'archived') NOT NULL DEFAULT 'open';
