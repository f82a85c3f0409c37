DELETE FROM people WHERE name LIKE '%!';
