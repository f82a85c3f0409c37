alter table notes change state status varchar(10) not null, add column body text;
