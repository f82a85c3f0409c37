CREATE TABLE models (
  id text PRIMARY KEY,
  price numeric(10, 4) NOT NULL,
  tokenizer text,
  created timestamp NOT NULL DEFAULT '2024-01-01'
);
INSERT INTO models VALUES ('small', 0.5, 'plain', '2020-01-01'), ('large', 2.5, 'plain', '2020-01-02');
