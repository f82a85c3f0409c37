CREATE TABLE memos (id INT PRIMARY KEY, uid VARCHAR(20) NOT NULL);
CREATE TABLE reactions (
  id INT PRIMARY KEY,
  creator INT NOT NULL,
  memo_uid VARCHAR(20) NOT NULL,
  emoji VARCHAR(20) NOT NULL,
  UNIQUE (creator, memo_uid, emoji)
);
INSERT INTO memos VALUES (7, 'seven'), (8, 'eight');
INSERT INTO reactions VALUES (1, 1, 'seven', 'heart'), (2, 1, 'eight', 'heart'), (3, 2, 'seven', 'fire');
