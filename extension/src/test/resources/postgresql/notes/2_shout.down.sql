DROP TRIGGER shout ON users;
DROP FUNCTION shout();
ALTER TABLE users DROP COLUMN shouted;
