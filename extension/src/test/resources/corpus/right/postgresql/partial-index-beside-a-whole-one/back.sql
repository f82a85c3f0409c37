DROP INDEX items_label_open;
