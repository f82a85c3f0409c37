CREATE TABLE scenes (id INTEGER PRIMARY KEY, url TEXT);
INSERT INTO scenes VALUES (1, 'https://example.org/a'), (2, ''), (3, NULL), (4, 'https://example.org/b');
