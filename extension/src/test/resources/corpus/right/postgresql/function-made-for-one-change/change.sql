CREATE FUNCTION tidy(mark text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $f$
BEGIN
  UPDATE users SET name = btrim(name) || mark;
END $f$;
SELECT tidy();
DROP FUNCTION tidy(text);
