-- before
create table members (team int not null, person int not null, primary key (team, person));
create table tags (name text primary key);
create table logs (line text);

-- change
drop table members;
create table members (team int not null, person int not null, constraint member primary key (person, team desc));
drop table tags;
create table tags (name text);
drop table logs;
create table logs (line text primary key on conflict ignore);

-- diff
-- ~ table logs: primary key was none, is (line) on conflict ignore
-- ~ table members: primary key was (team, person), is member (person, team desc)
-- ~ table tags: primary key was (name), is none
