DROP INDEX channels_address;
-- With the name of the one that was kept: that of the duplicate is gone.
INSERT INTO channels
  SELECT d.id, k.address, k.name FROM duplicate_channels d JOIN channels k ON k.id = d.kept_id;
DROP TABLE duplicate_channels;
