DROP VIEW labels;
CREATE VIEW labels AS SELECT id, label, code FROM items;
