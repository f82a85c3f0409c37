CREATE TABLE notes (
  id int PRIMARY KEY,
  title varchar(100) NOT NULL,
  state varchar(10) NOT NULL DEFAULT 'new'
);
INSERT INTO notes VALUES (1, 'one', 'new'), (2, 'two', 'done');
