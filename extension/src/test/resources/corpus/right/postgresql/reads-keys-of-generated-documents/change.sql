ALTER TABLE users ADD COLUMN known int NOT NULL DEFAULT 0, ADD COLUMN owned int NOT NULL DEFAULT 0;
UPDATE users SET
  known = (SELECT count(*) FROM jsonb_object_keys(attributes)),
  owned = (SELECT count(*) FROM jsonb_array_elements(devices));
