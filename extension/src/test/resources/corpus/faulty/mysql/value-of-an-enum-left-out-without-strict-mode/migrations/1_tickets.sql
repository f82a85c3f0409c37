CREATE TABLE tickets (id INT PRIMARY KEY, state ENUM('new','open','waiting','done') NOT NULL DEFAULT 'new');
INSERT INTO tickets VALUES (1,'new'),(2,'open'),(3,'waiting'),(4,'done');
