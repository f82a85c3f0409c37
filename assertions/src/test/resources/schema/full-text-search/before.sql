create table notes (id integer primary key, body text);
create virtual table search using fts5(body, content='notes', content_rowid='id');
create virtual table words using fts5(word);
