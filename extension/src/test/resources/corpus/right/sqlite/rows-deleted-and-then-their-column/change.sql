ALTER TABLE meta ADD COLUMN document_id integer;
ALTER TABLE meta ADD COLUMN subject text;
UPDATE meta SET document_id = (SELECT id FROM documents WHERE documents.meta_id = meta.id);
UPDATE meta SET subject = custom_subject;
-- Whoever deletes the rows by name means their values too.
DELETE FROM meta WHERE document_id IS NULL;
ALTER TABLE meta DROP COLUMN custom_subject;
