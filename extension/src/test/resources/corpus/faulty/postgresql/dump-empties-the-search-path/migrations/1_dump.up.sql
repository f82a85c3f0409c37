-- As pg_dump writes it; the setting outlives the migration on golang-migrate's one connection.
select pg_catalog.set_config('search_path', '', false);
create table public.users (id integer primary key);
