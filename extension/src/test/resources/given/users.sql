-- two people
INSERT INTO users (id, email) VALUES (1, 'a@example.org');
INSERT INTO users (id, email) VALUES (2, 'it''s; b@example.org');
