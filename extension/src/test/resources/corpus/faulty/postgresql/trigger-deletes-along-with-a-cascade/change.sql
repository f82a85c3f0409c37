DELETE FROM people WHERE id = 2;
