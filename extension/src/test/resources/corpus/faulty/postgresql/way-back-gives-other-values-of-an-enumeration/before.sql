CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE tickets (id bigint PRIMARY KEY, state state NOT NULL);
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
