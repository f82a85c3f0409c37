drop table search;
create virtual table search using fts5(body, content='notes', content_rowid='id', tokenize='porter');
drop table words;
