CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL DEFAULT '${owner}',
    body TEXT NOT NULL
);
