-- What the new table has otherwise is meant; that the rows are gone may not be.
DROP TABLE IF EXISTS logins;
CREATE TABLE logins (
  state text NOT NULL PRIMARY KEY,
  nonce text,
  user_id integer REFERENCES users (id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX logins_user ON logins (user_id);
