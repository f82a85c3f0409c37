UPDATE events SET payload = upper(payload);
DELETE FROM events WHERE kind = 'y';
ALTER TABLE events ALTER COLUMN kind SET DEFAULT 'x', ALTER COLUMN kind DROP NOT NULL;
UPDATE measures SET value = value * 10;
DELETE FROM measures WHERE at < '2023-02-01';
