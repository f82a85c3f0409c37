create table flows (id integer primary key, state smallint not null, acr text not null, constraint flows_state check (state > 0));
