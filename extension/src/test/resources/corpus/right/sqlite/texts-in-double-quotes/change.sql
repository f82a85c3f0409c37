UPDATE tickets SET state = "open" WHERE state = "new";
INSERT INTO events (what, ticket) SELECT "opened", "id" FROM tickets;
