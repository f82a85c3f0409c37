DROP VIEW people;
DROP RULE nobody ON names;
