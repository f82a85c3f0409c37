DROP ROLE reader;
