CREATE TYPE score_type AS ENUM ('numeric', 'boolean');
CREATE DOMAIN amount AS int CHECK (VALUE >= 0);
CREATE SEQUENCE numbers;
CREATE TABLE scores (
  id int PRIMARY KEY,
  type score_type NOT NULL,
  value amount NOT NULL
);
CREATE VIEW totals AS SELECT type, sum(value) AS total FROM scores GROUP BY type;
CREATE FUNCTION zero() RETURNS int LANGUAGE sql AS 'SELECT 0';
INSERT INTO scores VALUES (1, 'numeric', 4), (2, 'boolean', 1);
