CREATE TABLE IF NOT EXISTS migration_log (script TEXT NOT NULL);
INSERT INTO migration_log (script) VALUES ('${flyway:filename}');
