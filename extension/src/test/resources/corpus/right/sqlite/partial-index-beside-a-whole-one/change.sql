CREATE INDEX items_label_few ON items (label) WHERE amount > 3;
