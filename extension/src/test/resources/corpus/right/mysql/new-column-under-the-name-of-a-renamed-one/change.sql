-- The old values stay, under another name.
alter table notes rename column state to state_text;
alter table notes add column state integer;
update notes set state = case state_text when 'open' then 1 else 2 end;
