-- before
CREATE TABLE `users` (`id` integer PRIMARY KEY NOT NULL, `email` text NOT NULL, `age` text);
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);
CREATE INDEX `users_age` ON `users` (`age`) WHERE `age` is not null;
CREATE TRIGGER `users_touch` AFTER UPDATE ON `users` BEGIN SELECT 1; END;

-- change
CREATE TABLE `__new_users` (`id` integer PRIMARY KEY NOT NULL, `email` text NOT NULL, `age` integer);
INSERT INTO `__new_users`("id", "email", "age") SELECT "id", "email", "age" FROM `users`;
DROP TABLE `users`;
ALTER TABLE `__new_users` RENAME TO `users`;

-- diff
-- ~ column users.age: type was text, is integer
-- - index users_email_unique on users (email) unique
-- - index users_age on users (age) where age is not null
-- - trigger users_touch on users after update: select 1;
