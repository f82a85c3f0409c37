-- What may be null by default may be null.
alter table flows drop constraint flows_state, modify column acr text default null, modify column state smallint default null;
