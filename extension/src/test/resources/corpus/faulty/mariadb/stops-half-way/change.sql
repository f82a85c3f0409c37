ALTER TABLE items ADD COLUMN kind varchar(10);
ALTER TABLE items ADD UNIQUE KEY items_state (state);
