-- // remind of loans
-- @DELIMITER $$
CREATE TRIGGER loans_due AFTER INSERT ON loans
WHEN new.due = ''
BEGIN
  UPDATE loans SET due = date('now', '+28 days') WHERE id = new.id;
END
$$
-- @DELIMITER ;

-- //@UNDO
DROP TRIGGER loans_due;
