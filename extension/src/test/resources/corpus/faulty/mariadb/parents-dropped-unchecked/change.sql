SET foreign_key_checks = 0;
DROP TABLE people;
SET foreign_key_checks = 1;
