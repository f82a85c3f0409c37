create table notes (id integer primary key, title text, body text);
