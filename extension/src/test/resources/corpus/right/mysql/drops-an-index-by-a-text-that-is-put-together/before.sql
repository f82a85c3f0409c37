CREATE TABLE users (id int PRIMARY KEY, email varchar(80), nick varchar(20), KEY users_email (email));
INSERT INTO users VALUES (1, 'ann@example.org', 'ann'), (2, NULL, 'bob');
