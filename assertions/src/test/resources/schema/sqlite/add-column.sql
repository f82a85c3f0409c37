-- before
create table notes (id integer primary key, body text, unique (body));
create table users (id integer primary key);

-- change
alter table notes add column stars int not null default 0 check (stars between 0 and 5);
alter table notes add column "owner" integer references users on delete cascade;

-- diff
-- + column notes.stars int not null default 0
-- + column notes.owner integer
-- + check on notes (stars between 0 and 5)
-- + foreign key on notes (owner) to users (id) on delete cascade
