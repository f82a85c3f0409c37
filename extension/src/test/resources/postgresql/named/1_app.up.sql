CREATE SCHEMA app;
CREATE TABLE app.users (id int PRIMARY KEY, email text);
ALTER DATABASE app SET search_path TO public, app;
ALTER DATABASE app
    SET statement_timeout TO '5min';
REVOKE ALL ON DATABASE app FROM PUBLIC;
GRANT CONNECT ON DATABASE app TO reader;
ALTER ROLE reader IN DATABASE app SET work_mem TO '5MB';
COMMENT ON DATABASE app IS 'ALTER DATABASE app';
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout TO 7000', current_database()); END $$;
