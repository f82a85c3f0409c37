CREATE INDEX items_code_label ON items (code, label);
