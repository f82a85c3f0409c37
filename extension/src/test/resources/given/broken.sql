INSERT INTO users (id, email) VALUES (1, 'a@example.org');

INSERT INTO users (id, mail)
VALUES (2, 'b@example.org');
