INSERT INTO users (id, email, name, age) VALUES (1, 'ann@example.org', 'Ann', '042'), (2, 'ben@example.org', 'Ben', NULL), (3, 'cy@example.org', 'Çy 🦆', 'forty');
INSERT INTO posts (id, title, body, author_id) VALUES (1, 'one', 'text', 1), (2, 'two', NULL, 1), (3, 'three', '', 2);
INSERT INTO tags (id, name) VALUES (1, 'red'), (2, 'green');
INSERT INTO post_tags (post_id, tag_id) VALUES (1, 1), (1, 2), (2, 1), (3, 2);
