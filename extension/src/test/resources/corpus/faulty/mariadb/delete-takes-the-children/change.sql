DELETE FROM people WHERE name = 'Bob';
