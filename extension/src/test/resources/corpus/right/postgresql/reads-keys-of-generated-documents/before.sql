CREATE TABLE users (
  id bigint PRIMARY KEY,
  attributes jsonb NOT NULL,
  devices jsonb NOT NULL DEFAULT '[]'
);
