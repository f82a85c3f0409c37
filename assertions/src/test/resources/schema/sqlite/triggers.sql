-- before
create table notes (id integer primary key, body text, changed text);
create trigger notes_a after update of body on notes begin update notes set changed = 'now' where id = new.id; end;
create trigger notes_b before insert on notes when new.body is null begin select raise(abort, 'no body'); end;
create trigger notes_c after delete on notes begin select 1; end;

-- change
drop trigger notes_a;
create trigger notes_a after update on notes begin update notes set changed = 'then' where id = new.id; end;
drop trigger notes_b;
create trigger notes_b before insert on notes begin select raise(abort, 'no body'); end;
drop trigger notes_c;
create trigger notes_d after insert on notes for each row begin select case when new.id > 1 then 1 else 2 end; end;

-- diff
-- - trigger notes_c on notes after delete: select 1;
-- ~ trigger notes_a on notes: event was after update of body, is after update; body was update notes set changed = 'now' where id = new.id;, is update notes set changed = 'then' where id = new.id;
-- ~ trigger notes_b on notes: when was new.body is null, is none
-- + trigger notes_d on notes after insert: select case when new.id > 1 then 1 else 2 end;
