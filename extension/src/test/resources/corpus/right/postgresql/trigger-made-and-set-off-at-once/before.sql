CREATE TABLE items (
  id bigint PRIMARY KEY,
  label text NOT NULL,
  changed_at bigint NOT NULL
);
INSERT INTO items VALUES (1, 'apple', 10), (2, 'pear', 20);
