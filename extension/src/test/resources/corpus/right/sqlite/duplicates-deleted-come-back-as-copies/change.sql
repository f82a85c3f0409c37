CREATE TABLE duplicate_channels (id INTEGER PRIMARY KEY, kept_id INTEGER NOT NULL);
INSERT INTO duplicate_channels
  SELECT d.id, (SELECT min(k.id) FROM channels k WHERE k.address = d.address) FROM channels d
  WHERE d.id > (SELECT min(k.id) FROM channels k WHERE k.address = d.address);
DELETE FROM channels WHERE id IN (SELECT id FROM duplicate_channels);
CREATE UNIQUE INDEX channels_address ON channels (address);
