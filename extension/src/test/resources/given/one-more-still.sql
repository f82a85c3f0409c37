INSERT INTO notes (id, user_id, body) VALUES (11, 1, 'eleven');
