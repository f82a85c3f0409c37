INSERT INTO items (id, label) VALUES (1, 'given'), (2, NULL);
