CREATE TYPE shown AS ENUM ('Show', 'ShowForOthers', 'Hide');
ALTER TABLE users ALTER COLUMN show_votes DROP DEFAULT;
ALTER TABLE users ALTER COLUMN show_votes TYPE shown USING CASE show_votes WHEN FALSE THEN 'Hide' ELSE 'Show' END::shown;
ALTER TABLE users ALTER COLUMN show_votes SET DEFAULT 'Show';
