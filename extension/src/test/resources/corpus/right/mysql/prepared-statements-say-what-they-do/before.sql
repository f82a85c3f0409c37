CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(40), nick VARCHAR(20) NOT NULL, INDEX people_email (email));
INSERT INTO people VALUES (1, 'Ada@example.org', 'ada'), (2, 'bob@example.org', 'bob');
