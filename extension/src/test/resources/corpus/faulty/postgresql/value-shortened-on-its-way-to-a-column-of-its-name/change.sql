ALTER TABLE prompts ADD COLUMN short_prompt varchar(5);
UPDATE prompts SET short_prompt = substr(prompt, 1, 5);
ALTER TABLE prompts DROP COLUMN prompt;
ALTER TABLE prompts RENAME COLUMN short_prompt TO prompt;
ALTER TABLE prompts ALTER COLUMN prompt SET NOT NULL;
