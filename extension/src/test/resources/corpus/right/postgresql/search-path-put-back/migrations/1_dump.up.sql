select pg_catalog.set_config('search_path', '', false);
create table public.users (id integer primary key);
reset search_path;
