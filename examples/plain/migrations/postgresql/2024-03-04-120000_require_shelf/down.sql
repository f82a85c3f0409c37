alter table copies alter column shelf drop not null;
