alter table notes add column stars int not null default 0 check (stars between 0 and 5);
alter table notes add column "owner" integer references users on delete cascade;
