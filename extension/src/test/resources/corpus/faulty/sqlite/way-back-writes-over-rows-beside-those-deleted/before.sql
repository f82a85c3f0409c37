CREATE TABLE channels (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  name TEXT NOT NULL
);
INSERT INTO channels VALUES
  (1, '#ops', 'Operations'),
  (2, '#ops', 'Ops'),
  (3, '#dev', 'Development');
