CREATE TABLE scene_urls (
    scene_id INTEGER NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    PRIMARY KEY (scene_id, position)
);
INSERT INTO scene_urls SELECT id, 0, url FROM scenes WHERE url IS NOT NULL AND url <> '';
ALTER TABLE scenes DROP COLUMN url;
