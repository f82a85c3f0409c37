INSERT INTO users (id, email, name, age) VALUES (1, 'ann@example.org', 'Ann', '042'), (2, 'ben@example.org', 'Ben', NULL), (3, 'cy@example.org', 'Çy 🦆', 'forty');
INSERT INTO tags (id, name) VALUES (1, 'red'), (2, 'green');
