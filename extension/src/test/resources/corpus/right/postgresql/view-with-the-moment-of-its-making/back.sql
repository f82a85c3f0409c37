ALTER TABLE posts DROP COLUMN seen;
DROP VIEW recent;
CREATE VIEW recent AS SELECT id FROM posts WHERE published > 'now'::timestamp - interval '1 day';
