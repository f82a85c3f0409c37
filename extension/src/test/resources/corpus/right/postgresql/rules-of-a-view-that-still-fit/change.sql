ALTER TABLE users RENAME COLUMN gone TO has_left;
ALTER TABLE users ADD COLUMN phone text;
