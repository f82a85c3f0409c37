CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL, settings json, gone boolean NOT NULL DEFAULT false);
CREATE VIEW people AS SELECT id, name, settings, id = 1 AS first FROM users WHERE NOT gone;
CREATE RULE leave AS ON DELETE TO people DO INSTEAD UPDATE users SET gone = true WHERE id = old.id;
CREATE RULE change AS ON UPDATE TO people DO INSTEAD UPDATE users SET name = new.name WHERE id = old.id;
CREATE RULE come AS ON INSERT TO people DO INSTEAD INSERT INTO users VALUES (new.id, new.name, new.settings);
INSERT INTO users VALUES (1, 'Ada', '{}', false), (2, 'Bob', NULL, true);
