DELETE FROM people WHERE gone;
