CREATE INDEX items_label_price ON items (label, price);
