CREATE TABLE teams (id bigint PRIMARY KEY, lead_id bigint);
CREATE TABLE members (id bigint PRIMARY KEY, team_id bigint REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE teams ADD FOREIGN KEY (lead_id) REFERENCES members (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX teams_lead ON teams (lead_id);
CREATE INDEX members_team ON members (team_id);
INSERT INTO teams VALUES (1, 10);
INSERT INTO members VALUES (10, 1);
