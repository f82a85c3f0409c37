ALTER TABLE prompts ADD COLUMN json_prompt jsonb;
UPDATE prompts SET json_prompt = to_json(prompt::text)::jsonb;
ALTER TABLE prompts DROP COLUMN prompt;
ALTER TABLE prompts RENAME COLUMN json_prompt TO prompt;
ALTER TABLE prompts ALTER COLUMN prompt SET NOT NULL;
