-- // add branch
ALTER TABLE books ADD COLUMN branch TEXT NOT NULL DEFAULT '${first_branch}';
CREATE INDEX books_branch ON books (branch);

 -- //@UNDO
DROP INDEX books_branch;
ALTER TABLE books DROP COLUMN branch;
