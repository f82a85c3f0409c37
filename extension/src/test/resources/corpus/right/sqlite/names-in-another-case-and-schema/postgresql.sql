create schema app;
create table app.users (id integer primary key, email text not null constraint unique_email unique);
create table app.notes (id integer primary key, user_id integer not null references app.users (id) on delete cascade);
create index notes_user on app.notes (user_id);
