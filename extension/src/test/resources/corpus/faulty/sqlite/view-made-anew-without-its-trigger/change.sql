DROP VIEW people;
CREATE VIEW people AS SELECT id, upper(name) AS name FROM users WHERE gone IS NULL;
