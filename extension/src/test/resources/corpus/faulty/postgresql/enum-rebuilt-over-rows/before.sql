CREATE TYPE state AS ENUM ('open', 'closed', 'unknown');
CREATE TABLE tickets (id bigint PRIMARY KEY, state state NOT NULL DEFAULT 'open');
CREATE INDEX tickets_state ON tickets (state);
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
