create table users (id integer primary key, email text unique, name text, city text, constraint name_city unique (name, city) on conflict replace);
