ALTER TYPE visibility RENAME VALUE 'LocalOnly' TO 'LocalOnlyPrivate';
UPDATE communities SET visibility = 'Unlisted' WHERE hidden;
ALTER TABLE communities DROP COLUMN hidden;
