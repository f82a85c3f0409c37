INSERT INTO users (id, email, name) VALUES (1, 'ann@example.org', 'Ann'), (2, 'ben@example.org', 'Ben'), (3, 'cy@example.org', 'Çy 🦆');
INSERT INTO posts (id, title, author_id) VALUES (1, 'one', 1), (2, 'two', 1), (3, 'three', 2), (4, '', 3);
INSERT INTO tags (id, name) VALUES (1, 'red'), (2, 'green');
INSERT INTO post_tags (post_id, tag_id) VALUES (1, 1), (1, 2), (2, 1), (3, 2), (4, 1);
INSERT INTO audits (id, user_id, what) VALUES (1, 1, 'signed in'), (2, 2, 'wrote'), (3, NULL, 'started');
