DROP INDEX items_label;
