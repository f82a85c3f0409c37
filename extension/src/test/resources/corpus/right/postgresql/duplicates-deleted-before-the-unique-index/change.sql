DELETE FROM items i USING items j WHERE i.code = j.code AND i.id > j.id;
CREATE UNIQUE INDEX items_code ON items (code);
