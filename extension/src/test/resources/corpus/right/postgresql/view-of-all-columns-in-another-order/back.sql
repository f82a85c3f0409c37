DROP VIEW everybody;
ALTER TABLE users ADD COLUMN admin boolean NOT NULL DEFAULT false;
CREATE VIEW everybody AS SELECT * FROM users;
