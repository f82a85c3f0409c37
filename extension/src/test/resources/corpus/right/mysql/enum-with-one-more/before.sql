CREATE TABLE tickets (id int NOT NULL PRIMARY KEY, state enum('open', 'closed') NOT NULL DEFAULT 'open');
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
