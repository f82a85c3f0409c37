-- The view follows, and the function does not.
ALTER TABLE users RENAME COLUMN gone TO has_left;
