CREATE TABLE reactions_new (
  id INT PRIMARY KEY,
  creator INT NOT NULL,
  memo_id INT NOT NULL,
  emoji VARCHAR(20) NOT NULL,
  UNIQUE (creator, memo_id, emoji)
);
INSERT INTO reactions_new (id, creator, memo_id, emoji)
SELECT reactions.id, reactions.creator, memos.id, reactions.emoji FROM reactions JOIN memos ON memos.uid = reactions.memo_uid;
DROP TABLE reactions;
RENAME TABLE reactions_new TO reactions;
