ALTER TABLE people ADD COLUMN name text;
UPDATE people SET name = (SELECT n.name FROM names n WHERE n.person_id = people.id);
ALTER TABLE people ALTER COLUMN name SET NOT NULL;
DROP TABLE names;
