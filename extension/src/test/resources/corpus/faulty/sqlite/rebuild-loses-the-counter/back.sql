CREATE TABLE tickets_old (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT);
INSERT INTO tickets_old SELECT id, title FROM tickets;
DROP TABLE tickets;
ALTER TABLE tickets_old RENAME TO tickets;
