-- +goose Up
CREATE TABLE subs (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE prefs (id int PRIMARY KEY, sub_id int NOT NULL REFERENCES subs (id));
CREATE INDEX ON prefs (sub_id);
INSERT INTO subs VALUES (1,'a'),(2,'A'),(3,'b');
INSERT INTO prefs VALUES (1,1),(2,2),(3,3);
-- +goose Down
DROP TABLE prefs; DROP TABLE subs;
