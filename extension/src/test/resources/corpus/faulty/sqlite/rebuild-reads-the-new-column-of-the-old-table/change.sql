CREATE TABLE __new_users (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT, locale TEXT NOT NULL DEFAULT 'en');
INSERT INTO __new_users ("id", "email", "name", "locale") SELECT "id", "email", "name", "locale" FROM users;
DROP TABLE users;
ALTER TABLE __new_users RENAME TO users;
