ALTER TABLE prompts ADD COLUMN text_prompt text;
UPDATE prompts SET text_prompt = prompt #>> '{}';
ALTER TABLE prompts DROP COLUMN prompt;
ALTER TABLE prompts RENAME COLUMN text_prompt TO prompt;
ALTER TABLE prompts ALTER COLUMN prompt SET NOT NULL;
