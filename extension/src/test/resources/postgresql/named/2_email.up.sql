CREATE INDEX ON app.users (email);
