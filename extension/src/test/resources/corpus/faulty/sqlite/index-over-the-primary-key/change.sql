CREATE UNIQUE INDEX pairs_key ON pairs (a, b);
