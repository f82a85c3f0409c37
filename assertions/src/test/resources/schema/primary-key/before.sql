create table members (team int not null, person int not null, primary key (team, person));
create table tags (name text primary key);
create table logs (line text);
