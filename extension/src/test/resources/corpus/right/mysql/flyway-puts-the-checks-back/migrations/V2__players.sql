SET FOREIGN_KEY_CHECKS = 0;
CREATE TABLE players (id int PRIMARY KEY, team_id int NOT NULL, FOREIGN KEY (team_id) REFERENCES teams (id));
