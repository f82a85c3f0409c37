ALTER TABLE users ADD COLUMN phone text;
UPDATE users u SET phone = p.number FROM phones p WHERE p.user_id = u.id;
DROP TABLE phones;
