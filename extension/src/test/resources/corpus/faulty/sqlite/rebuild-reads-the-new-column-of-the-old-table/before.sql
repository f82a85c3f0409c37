CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT);
INSERT INTO users VALUES (1, 'ada@example.org', 'Ada'), (2, 'bob@example.org', NULL);
