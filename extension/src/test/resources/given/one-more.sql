INSERT INTO notes (id, user_id, body) VALUES (10, 1, 'ten');
