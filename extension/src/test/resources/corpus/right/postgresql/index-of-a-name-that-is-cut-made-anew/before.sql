CREATE TABLE posts (
  id int PRIMARY KEY,
  community int NOT NULL,
  featured boolean NOT NULL
);
CREATE INDEX posts_featured_community_newest_comment_time_necromancy_first_xx_y ON posts (featured);
INSERT INTO posts VALUES (1, 1, true), (2, 1, false);
