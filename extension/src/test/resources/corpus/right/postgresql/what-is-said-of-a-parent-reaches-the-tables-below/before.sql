CREATE TABLE events (
  id int PRIMARY KEY,
  payload text NOT NULL,
  kind text NOT NULL
);
CREATE TABLE events_of_one (PRIMARY KEY (id)) INHERITS (events);
CREATE TABLE measures (
  at date NOT NULL,
  value int NOT NULL
) PARTITION BY RANGE (at);
CREATE TABLE measures_old PARTITION OF measures FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
CREATE TABLE measures_new PARTITION OF measures FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
INSERT INTO events VALUES (1, 'a', 'x'), (2, 'b', 'y');
INSERT INTO events_of_one VALUES (3, 'c', 'x'), (4, 'd', 'y');
INSERT INTO measures VALUES ('2023-01-01', 1), ('2023-02-01', 2), ('2025-01-01', 3);
