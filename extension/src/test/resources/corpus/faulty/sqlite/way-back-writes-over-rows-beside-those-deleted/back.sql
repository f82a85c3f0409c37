DROP INDEX channels_address;
INSERT INTO channels VALUES (2, '#ops', '');
UPDATE channels SET name = '';
