-- before
create table notes (id integer primary key, body text);
create virtual table search using fts5(body, content='notes', content_rowid='id');
create virtual table words using fts5(word);

-- change
drop table search;
create virtual table search using fts5(body, content='notes', content_rowid='id', tokenize='porter');
drop table words;

-- diff
-- ~ table search: module was fts5(body, content='notes', content_rowid='id'), is fts5(body, content='notes', content_rowid='id', tokenize='porter')
-- - table words (word) module fts5(word)
