ALTER TABLE consents
  ALTER COLUMN scope TYPE jsonb USING (
    CASE WHEN scope IS NULL OR btrim(scope) = '' THEN '[]'::jsonb
    ELSE to_jsonb(array_remove(regexp_split_to_array(scope, '[[:space:]]+'), '')) END
  ),
  ALTER COLUMN scope SET DEFAULT '[]'::jsonb,
  ALTER COLUMN scope SET NOT NULL,
  ALTER COLUMN tags TYPE text[] USING string_to_array(tags, ',');
