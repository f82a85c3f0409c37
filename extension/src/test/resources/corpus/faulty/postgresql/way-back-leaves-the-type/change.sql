CREATE TYPE size AS ENUM ('small', 'large');
ALTER TABLE items ADD COLUMN size size;
