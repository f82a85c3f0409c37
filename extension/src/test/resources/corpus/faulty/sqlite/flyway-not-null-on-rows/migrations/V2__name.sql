alter table users add column name text not null;
