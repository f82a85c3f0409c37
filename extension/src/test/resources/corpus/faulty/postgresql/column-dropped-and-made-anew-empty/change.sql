ALTER TABLE audit_logs DROP COLUMN role;
ALTER TABLE audit_logs ADD COLUMN role text;
