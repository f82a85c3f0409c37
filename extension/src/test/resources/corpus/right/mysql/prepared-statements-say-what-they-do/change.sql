SET @there = (SELECT IF(
  (SELECT COUNT(*) FROM INFORMATION_SCHEMA.STATISTICS
    WHERE table_schema = DATABASE() AND table_name = 'people' AND index_name = 'people_email') > 0,
  'DROP INDEX people_email ON people;',
  'SELECT 1'));
PREPARE dropIndexIfThere FROM @there;
EXECUTE dropIndexIfThere;
DEALLOCATE PREPARE dropIndexIfThere;
SELECT IF(
  (SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS
    WHERE table_schema = DATABASE() AND table_name = 'people' AND column_name = 'email') > 0,
  'UPDATE people SET email = ''nobody''',
  'DO 0') INTO @mask;
PREPARE mask FROM @mask;
EXECUTE mask;
