CREATE TABLE consents (id bigint PRIMARY KEY, tags text[] NOT NULL);
INSERT INTO consents VALUES (1, '{a,b}'), (2, '{c}');
