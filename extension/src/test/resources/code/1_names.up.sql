create table names (name text);
