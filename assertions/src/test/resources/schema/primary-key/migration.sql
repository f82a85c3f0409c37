drop table members;
create table members (team int not null, person int not null, constraint member primary key (person, team desc));
drop table tags;
create table tags (name text);
drop table logs;
create table logs (line text primary key on conflict ignore);
