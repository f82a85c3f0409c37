CREATE INDEX items_price_down ON items (price DESC NULLS LAST, id);
CREATE INDEX items_price_brin ON items USING brin (price);
CREATE INDEX items_code_c ON items (code COLLATE "C");
