-- before
create table notes (id integer primary key on conflict replace, title text not null on conflict ignore, body text not null);

-- change
drop table notes;
create table notes (id integer primary key, title text not null, body text not null on conflict rollback);

-- diff
-- ~ column notes.title: on conflict was ignore, is abort
-- ~ column notes.body: on conflict was abort, is rollback
-- ~ table notes: primary key was (id) on conflict replace, is (id)
