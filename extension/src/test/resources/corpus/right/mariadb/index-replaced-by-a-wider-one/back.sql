ALTER TABLE items DROP INDEX items_label_price, ADD INDEX items_label (label);
