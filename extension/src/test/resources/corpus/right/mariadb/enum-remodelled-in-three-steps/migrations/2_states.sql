ALTER TABLE tickets MODIFY state ENUM('new','wip','open','done') NOT NULL DEFAULT 'new';
UPDATE tickets SET state = 'open' WHERE state = 'wip';
ALTER TABLE tickets MODIFY state ENUM('new','open','done') NOT NULL DEFAULT 'new';
