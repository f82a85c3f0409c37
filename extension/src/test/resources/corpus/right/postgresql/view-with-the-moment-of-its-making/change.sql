DROP VIEW recent;
CREATE VIEW recent AS SELECT id, title FROM posts WHERE published > 'now'::timestamp - interval '1 day';
ALTER TABLE posts ADD COLUMN seen timestamp NOT NULL DEFAULT 'now';
