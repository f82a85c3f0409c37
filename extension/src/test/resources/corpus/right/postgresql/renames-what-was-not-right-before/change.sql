ALTER TABLE accounts RENAME TO users;
ALTER TABLE notes RENAME COLUMN account_id TO user_id;
ALTER TABLE notes RENAME COLUMN title TO heading;
ALTER TABLE notes RENAME TO memos;
ALTER INDEX notes_written RENAME TO memos_written;
