DELETE FROM models WHERE id IN ('large', 'huge');
INSERT INTO models (id, price) OVERRIDING SYSTEM VALUE VALUES ('large', 2.0), ('huge', 4.0);
