DELETE FROM channels WHERE id = 2;
CREATE UNIQUE INDEX channels_address ON channels (address);
