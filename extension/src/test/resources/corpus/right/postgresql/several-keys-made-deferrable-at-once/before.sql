CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE posts (
    id integer PRIMARY KEY,
    creator_id integer REFERENCES users (id),
    editor_id integer REFERENCES users (id)
);
CREATE INDEX posts_creator ON posts (creator_id);
CREATE INDEX posts_editor ON posts (editor_id);
