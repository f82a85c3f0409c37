create table notes (id integer primary key, title text not null, body text not null);
create virtual table notes_search using fts5 (title, body, content = 'notes', content_rowid = 'id');
