SET sql_mode = '';
ALTER TABLE tickets MODIFY state ENUM('new','open','done') NOT NULL DEFAULT 'new';
