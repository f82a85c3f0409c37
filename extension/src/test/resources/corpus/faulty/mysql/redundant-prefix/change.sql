CREATE INDEX items_label_state ON items (label, state);
