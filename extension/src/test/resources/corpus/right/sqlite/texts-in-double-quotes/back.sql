DELETE FROM events WHERE what = 'opened';
UPDATE tickets SET state = 'new' WHERE state = 'open' AND owner IS NOT NULL;
