DROP INDEX items_label_code;
CREATE INDEX items_label ON items (label);
