SET @r = (SELECT IF(1 > 0, 'RENAME TABLE blocks TO blocks_history;', 'SELECT 1;'));
PREPARE r FROM @r;
EXECUTE r;
CREATE TABLE IF NOT EXISTS blocks (id INT, at INT NOT NULL, title VARCHAR(40), gone INT NOT NULL, PRIMARY KEY (id));
INSERT IGNORE INTO blocks (SELECT * FROM blocks_history ORDER BY at DESC);
DELETE FROM blocks WHERE gone > 0;
