DROP INDEX items_code_label;
