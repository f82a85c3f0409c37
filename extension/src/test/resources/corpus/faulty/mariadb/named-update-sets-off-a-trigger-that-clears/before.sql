CREATE TABLE users (id bigint NOT NULL PRIMARY KEY, name varchar(20) NOT NULL, confirmed timestamp NULL, revision int NOT NULL);
-- What the application means by it is a new name: a migration that tidies names does the same to everybody.
CREATE TRIGGER users_changed BEFORE UPDATE ON users FOR EACH ROW SET NEW.confirmed = NULL, NEW.revision = OLD.revision + 1;
INSERT INTO users VALUES (1, ' Ann', '2024-05-01 10:11:12', 1), (2, 'Bob', NULL, 1);
