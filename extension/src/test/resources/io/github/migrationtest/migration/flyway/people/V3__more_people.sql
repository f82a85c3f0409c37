INSERT INTO people SELECT name || '!' FROM people;
