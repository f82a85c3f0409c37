CREATE TABLE albums (
  id bigint PRIMARY KEY,
  name text NOT NULL,
  updated_at bigint NOT NULL,
  synced_at bigint NOT NULL
);
CREATE TABLE links (
  id bigint PRIMARY KEY,
  album_id bigint NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
  token text NOT NULL,
  updated_at bigint NOT NULL
);
CREATE INDEX links_album ON links (album_id);

-- Both tables: the time goes on with each write, unless the application has set a later one.
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.updated_at >= NEW.updated_at THEN
        -- it's the clock's
        NEW.updated_at = OLD.updated_at + 1;
    ELSE
        NEW.updated_at := NEW.updated_at;
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER albums_touched BEFORE UPDATE ON albums FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER links_touched BEFORE UPDATE ON links FOR EACH ROW EXECUTE FUNCTION touch();

-- A link's time is that of its album too.
CREATE FUNCTION touch_album() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (TG_OP = 'UPDATE' OR TG_OP = 'INSERT') THEN
        UPDATE albums SET synced_at = NEW.updated_at WHERE id = NEW.album_id AND synced_at < NEW.updated_at;
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER links_touch_their_album AFTER INSERT OR UPDATE ON links FOR EACH ROW EXECUTE FUNCTION touch_album();

INSERT INTO albums VALUES (1, 'Sea', 10, 10), (2, 'Snow', 20, 20), (3, 'Sand', 30, 30);
INSERT INTO links VALUES (1, 1, 'aaa', 11), (2, 2, 'bbb', 21);
