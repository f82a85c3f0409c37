CREATE INDEX items_label_price ON items (label, price DESC);
CREATE INDEX items_lower ON items ((lower(code)));
