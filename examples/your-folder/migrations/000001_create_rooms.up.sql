CREATE TABLE rooms (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    seats INTEGER NOT NULL CHECK (seats > 0)
);

CREATE UNIQUE INDEX rooms_name ON rooms (name);
