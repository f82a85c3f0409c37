-- A new column of the old name, which the application fills by and by.
ALTER TABLE events RENAME COLUMN build TO build_old;
ALTER TABLE events ADD COLUMN build bigint;
ALTER TABLE measures RENAME COLUMN value TO value_old;
ALTER TABLE measures ADD COLUMN value numeric;
