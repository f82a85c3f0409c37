CREATE UNIQUE INDEX items_code ON items (code);
