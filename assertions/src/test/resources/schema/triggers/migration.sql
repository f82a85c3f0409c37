drop trigger notes_a;
create trigger notes_a after update on notes begin update notes set changed = 'then' where id = new.id; end;
drop trigger notes_b;
create trigger notes_b before insert on notes begin select raise(abort, 'no body'); end;
drop trigger notes_c;
create trigger notes_d after insert on notes for each row begin select case when new.id > 1 then 1 else 2 end; end;
