DELETE FROM models WHERE id IN ('large', 'huge');
INSERT INTO models (id, price) VALUES ('large', 2.0), ('huge', 4.0);
