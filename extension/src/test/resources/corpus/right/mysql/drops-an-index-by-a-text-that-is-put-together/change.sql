SET @t = 'users';
SET @s = IF(
  (SELECT count(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND index_name = 'users_email') > 0,
  CONCAT('ALTER TABLE ', @t, ' DROP INDEX users_email'),
  'SELECT 1');
PREPARE p FROM @s;
EXECUTE p;
SET @s = CONCAT('UPDATE ', @t, ' SET nick = upper(nick)');
PREPARE p FROM @s;
EXECUTE p;
