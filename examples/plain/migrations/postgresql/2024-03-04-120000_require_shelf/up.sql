update copies set shelf = 'desk' where shelf is null;
alter table copies alter column shelf set not null;
