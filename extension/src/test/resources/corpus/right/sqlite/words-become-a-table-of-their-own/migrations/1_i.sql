CREATE TABLE tickets (id INTEGER PRIMARY KEY, title TEXT NOT NULL, status TEXT);
INSERT INTO tickets VALUES (1,'a','open'),(2,'b','closed'),(3,'c',NULL),(4,'d','open');
