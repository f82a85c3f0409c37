create table events (id integer primary key, happened text, title text);
