CREATE TABLE settings (id int PRIMARY KEY, theme text, lang text);
INSERT INTO settings VALUES (1, 'dark', 'en'), (2, NULL, 'de'), (3, 'dark', NULL), (4, NULL, NULL), (5, '', 'en');
