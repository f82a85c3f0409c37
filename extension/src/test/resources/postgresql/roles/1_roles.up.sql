CREATE TABLE notes (id int PRIMARY KEY);
CREATE ROLE writer
  NOLOGIN
  ROLE pg_monitor;
CREATE USER reader WITH PASSWORD 'secret' CONNECTION LIMIT 5;
GRANT SELECT ON notes TO reader;
GRANT CONNECT ON DATABASE app TO reader, writer;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'auditor') THEN CREATE ROLE auditor; END IF; END $$;
GRANT SELECT ON notes TO auditor;
