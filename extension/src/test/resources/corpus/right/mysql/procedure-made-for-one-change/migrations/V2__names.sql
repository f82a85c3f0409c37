DELIMITER $$
CREATE PROCEDURE add_slug()
BEGIN
  IF NOT EXISTS (SELECT * FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = 'users' AND column_name = 'slug') THEN
    ALTER TABLE users ADD COLUMN slug varchar(60);
  END IF;
  UPDATE users SET name = CONCAT_WS(' ', first, last), slug = LOWER(first);
END $$
DELIMITER ;
CALL add_slug();
DROP PROCEDURE add_slug;
