CREATE SEQUENCE builds_id_seq;
CREATE TABLE builds (
  id int PRIMARY KEY DEFAULT nextval('builds_id_seq'),
  job int NOT NULL,
  rerun_of int
);
ALTER SEQUENCE builds_id_seq OWNED BY builds.id;
-- The server writes a cast into it where only one of the two is widened.
CREATE INDEX builds_order ON builds (job, coalesce(rerun_of, id) DESC);
CREATE INDEX builds_reruns ON builds (job) WHERE rerun_of > id;
INSERT INTO builds (job, rerun_of) VALUES (1, NULL), (1, 1), (2, NULL);
