ALTER TABLE settings ADD COLUMN prefs jsonb NOT NULL DEFAULT '{}';
UPDATE settings SET prefs = jsonb_build_object('theme', theme, 'lang', lang);
ALTER TABLE settings DROP COLUMN theme, DROP COLUMN lang;
