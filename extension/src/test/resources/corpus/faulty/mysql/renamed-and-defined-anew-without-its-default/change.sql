RENAME TABLE notes TO memos;
ALTER TABLE memos ADD COLUMN written date;
ALTER TABLE memos MODIFY state varchar(20) NOT NULL;
