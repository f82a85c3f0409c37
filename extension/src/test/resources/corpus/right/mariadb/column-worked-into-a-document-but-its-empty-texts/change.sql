ALTER TABLE libraries ADD COLUMN IF NOT EXISTS formats TEXT NULL;
UPDATE libraries SET formats = CONCAT('["', default_format, '"]') WHERE default_format IS NOT NULL AND default_format != '';
ALTER TABLE libraries DROP COLUMN IF EXISTS default_format;
