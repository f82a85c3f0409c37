CREATE TABLE posts (id integer PRIMARY KEY, title text, published timestamp NOT NULL DEFAULT 'now');
CREATE VIEW recent AS SELECT id FROM posts WHERE published > 'now'::timestamp - interval '1 day';
