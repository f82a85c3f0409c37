CREATE TABLE albums (
  id bigint NOT NULL PRIMARY KEY,
  name varchar(20) NOT NULL,
  updates int NOT NULL,
  revision int NOT NULL,
  changed timestamp NOT NULL DEFAULT '2024-05-01 10:11:12' ON UPDATE CURRENT_TIMESTAMP
);
CREATE TABLE photos (
  id bigint NOT NULL PRIMARY KEY,
  album_id bigint NOT NULL,
  title varchar(20) NOT NULL,
  revision int NOT NULL,
  changed timestamp NOT NULL DEFAULT '2024-05-01 10:11:12' ON UPDATE CURRENT_TIMESTAMP,
  KEY photos_album (album_id),
  CONSTRAINT photos_album FOREIGN KEY (album_id) REFERENCES albums (id) ON DELETE CASCADE
);
CREATE TRIGGER photos_numbered BEFORE UPDATE ON photos FOR EACH ROW SET NEW.title = trim(NEW.title), NEW.revision = OLD.revision + 1;
CREATE TRIGGER photos_counted AFTER UPDATE ON photos FOR EACH ROW UPDATE albums SET updates = updates + 1 WHERE id = NEW.album_id;
CREATE TRIGGER albums_numbered BEFORE UPDATE ON albums FOR EACH ROW SET NEW.revision = OLD.revision + 1;
INSERT INTO albums (id, name, updates, revision) VALUES (1, 'Sea', 0, 1), (2, 'Snow', 0, 1);
INSERT INTO photos (id, album_id, title, revision) VALUES (1, 1, 'wave', 1), (2, 2, 'flake', 1);
