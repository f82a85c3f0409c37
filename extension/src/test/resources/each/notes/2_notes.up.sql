CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL,
  body VARCHAR(200),
  FOREIGN KEY (user_id) REFERENCES users (id)
);
