CREATE TABLE logs (id bigint PRIMARY KEY, data json);
INSERT INTO logs VALUES (1, '{"a": 1, "b": [2, 3]}'), (2, NULL);
