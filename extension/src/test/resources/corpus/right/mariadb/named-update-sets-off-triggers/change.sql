ALTER TABLE photos ADD COLUMN hidden boolean NOT NULL DEFAULT true;
UPDATE photos SET hidden = false;
