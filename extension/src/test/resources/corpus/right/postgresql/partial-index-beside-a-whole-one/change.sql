CREATE UNIQUE INDEX items_label_open ON items (label) WHERE amount IS NOT NULL;
