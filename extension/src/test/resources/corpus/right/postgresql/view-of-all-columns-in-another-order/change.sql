DROP VIEW everybody;
ALTER TABLE users DROP COLUMN admin;
CREATE VIEW everybody AS SELECT * FROM users;
