-- migrate:up
update users set email = lower(email);

-- migrate:down
-- What was written in capitals nobody needs to know.
