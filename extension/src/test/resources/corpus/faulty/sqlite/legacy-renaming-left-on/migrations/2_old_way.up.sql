-- Left on for whatever runs behind it on the same connection.
pragma legacy_alter_table = on;
create table tags (id integer primary key);
