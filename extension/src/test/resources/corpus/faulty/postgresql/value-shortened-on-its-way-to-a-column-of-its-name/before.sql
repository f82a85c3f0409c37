CREATE TABLE prompts (
  id int PRIMARY KEY,
  prompt text NOT NULL
);
INSERT INTO prompts VALUES (1, 'Be brief.'), (2, 'Say "no".');
