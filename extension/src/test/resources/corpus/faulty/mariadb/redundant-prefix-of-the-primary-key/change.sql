CREATE INDEX likes_person ON likes (person_id);
