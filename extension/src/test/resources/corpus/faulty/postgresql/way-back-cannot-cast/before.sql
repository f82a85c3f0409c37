CREATE TABLE flags (id bigint PRIMARY KEY, state text NOT NULL);
INSERT INTO flags VALUES (1, '1'), (2, '0');
