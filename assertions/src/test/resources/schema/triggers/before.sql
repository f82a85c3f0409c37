create table notes (id integer primary key, body text, changed text);
create trigger notes_a after update of body on notes begin update notes set changed = 'now' where id = new.id; end;
create trigger notes_b before insert on notes when new.body is null begin select raise(abort, 'no body'); end;
create trigger notes_c after delete on notes begin select 1; end;
