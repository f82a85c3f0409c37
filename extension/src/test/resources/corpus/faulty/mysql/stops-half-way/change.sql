ALTER TABLE items ADD COLUMN kind varchar(10);
CREATE UNIQUE INDEX items_state ON items (state);
