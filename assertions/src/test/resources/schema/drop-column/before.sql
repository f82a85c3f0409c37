create table notes (id integer primary key, body text collate nocase default 'empty', stars int);
