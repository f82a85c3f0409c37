CREATE INDEX items_code_like ON items (code text_pattern_ops);
