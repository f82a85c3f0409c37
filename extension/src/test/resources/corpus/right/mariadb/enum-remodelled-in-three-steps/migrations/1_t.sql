CREATE TABLE tickets (id INT PRIMARY KEY, state ENUM('new','wip','done') NOT NULL DEFAULT 'new');
INSERT INTO tickets VALUES (1,'new'),(2,'wip'),(3,'done');
