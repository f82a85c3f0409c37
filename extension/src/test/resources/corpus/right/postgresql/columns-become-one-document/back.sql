ALTER TABLE settings ADD COLUMN theme text, ADD COLUMN lang text;
UPDATE settings SET theme = prefs ->> 'theme', lang = prefs ->> 'lang';
ALTER TABLE settings DROP COLUMN prefs;
