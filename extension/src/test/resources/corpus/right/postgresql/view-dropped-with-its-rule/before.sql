CREATE TABLE users (id int PRIMARY KEY, name text, gone timestamptz);
CREATE VIEW people AS SELECT id, name FROM users WHERE gone IS NULL;
CREATE RULE leave AS ON DELETE TO people DO INSTEAD UPDATE users SET gone = now() WHERE id = old.id;
CREATE RULE come AS ON INSERT TO people DO INSTEAD INSERT INTO users (id, name) VALUES (new.id, new.name);
CREATE VIEW names AS SELECT name FROM users;
CREATE RULE nobody AS ON DELETE TO names DO INSTEAD NOTHING;
INSERT INTO users VALUES (1, 'Ada', NULL), (2, 'Bob', now());
