ALTER TABLE posts
    ALTER CONSTRAINT posts_creator_id_fkey NOT DEFERRABLE,
    ALTER CONSTRAINT posts_editor_id_fkey NOT DEFERRABLE;
