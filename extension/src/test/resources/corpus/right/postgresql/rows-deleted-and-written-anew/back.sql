DELETE FROM models WHERE id IN ('large', 'huge');
INSERT INTO models (id, price, tokenizer, created) VALUES ('large', 2.5, 'plain', '2020-01-02');
