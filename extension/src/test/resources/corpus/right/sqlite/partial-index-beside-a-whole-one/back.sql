DROP INDEX items_label_few;
