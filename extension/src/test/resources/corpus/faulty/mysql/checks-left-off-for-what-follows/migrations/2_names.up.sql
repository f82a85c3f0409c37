-- As a dump begins; its last lines did not come along.
SET FOREIGN_KEY_CHECKS = 0;
ALTER TABLE teams ADD COLUMN name varchar(20);
