CREATE TABLE teams (id int PRIMARY KEY);
CREATE TABLE players (id int PRIMARY KEY, team_id int NOT NULL, FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE);
INSERT INTO teams VALUES (1), (2);
INSERT INTO players VALUES (1, 1), (2, 2), (3, 2);
