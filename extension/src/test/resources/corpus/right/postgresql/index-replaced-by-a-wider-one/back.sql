CREATE INDEX items_label ON items (label);
DROP INDEX items_label_price;
