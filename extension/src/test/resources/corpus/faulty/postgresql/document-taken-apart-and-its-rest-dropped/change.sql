ALTER TABLE events ADD COLUMN type text, ADD COLUMN user_id int;
UPDATE events SET type = payload ->> 'type', user_id = (payload ->> 'user')::int;
ALTER TABLE events DROP COLUMN payload;
