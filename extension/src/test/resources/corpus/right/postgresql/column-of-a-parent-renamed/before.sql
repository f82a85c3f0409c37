CREATE TABLE events (
  build int,
  payload text
);
CREATE TABLE events_of_one () INHERITS (events);
CREATE INDEX events_of_one_build ON events_of_one (build);
CREATE TABLE measures (
  at date NOT NULL,
  value int
) PARTITION BY RANGE (at);
CREATE TABLE measures_old PARTITION OF measures FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
CREATE TABLE measures_new PARTITION OF measures FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
INSERT INTO events VALUES (1, 'a');
INSERT INTO events_of_one VALUES (2, 'b'), (3, 'c');
INSERT INTO measures VALUES ('2023-01-01', 1), ('2025-01-01', 2);
