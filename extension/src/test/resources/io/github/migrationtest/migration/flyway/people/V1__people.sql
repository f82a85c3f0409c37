CREATE TABLE people(name TEXT);
