-- +goose Up
CREATE TEMP TABLE dup ON COMMIT DROP AS SELECT id, first_value(id) OVER (PARTITION BY lower(email) ORDER BY id) AS keep FROM subs;
UPDATE prefs p SET sub_id = d.keep FROM dup d WHERE d.id = p.sub_id AND d.keep <> d.id;
DELETE FROM subs s USING dup d WHERE d.id = s.id AND d.keep <> d.id;
CREATE UNIQUE INDEX subs_email ON subs (lower(email));
-- +goose Down
DROP INDEX subs_email;
