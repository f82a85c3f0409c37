insert into public.units (name) values ('g'), ('ml');
