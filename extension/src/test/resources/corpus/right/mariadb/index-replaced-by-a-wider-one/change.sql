ALTER TABLE items DROP INDEX items_label, ADD INDEX items_label_price (label, price);
