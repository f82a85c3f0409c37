CREATE TABLE logs (id int, at date NOT NULL, line text) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 (id int, at date NOT NULL, line text);
INSERT INTO logs VALUES (1, '2025-05-05', 'a'), (2, '2025-06-06', 'b');
INSERT INTO logs_2026 VALUES (3, '2026-01-01', 'c'), (4, '2026-02-02', NULL);
