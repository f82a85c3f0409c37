CREATE TABLE libraries (id INT PRIMARY KEY, default_format VARCHAR(20));
INSERT INTO libraries VALUES (1, 'EPUB'), (2, ''), (3, NULL), (4, 'PDF'), (5, 'EPUB');
