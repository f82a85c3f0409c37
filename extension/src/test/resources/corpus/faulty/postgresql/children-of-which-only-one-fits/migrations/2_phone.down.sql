CREATE TABLE phones (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users(id), number text NOT NULL);
CREATE INDEX ON phones (user_id);
INSERT INTO phones SELECT id, id, phone FROM users WHERE phone IS NOT NULL;
ALTER TABLE users DROP COLUMN phone;
