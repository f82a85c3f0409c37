CREATE TABLE events (id int PRIMARY KEY, payload jsonb NOT NULL);
INSERT INTO events VALUES (1, '{"type": "in", "user": 1}'), (2, '{"type": "out", "extra": {"x": 1}}');
