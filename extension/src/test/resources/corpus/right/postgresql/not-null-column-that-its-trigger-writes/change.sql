ALTER TABLE audits ADD COLUMN actor text NOT NULL DEFAULT 'migration';
ALTER TABLE audits ALTER COLUMN actor DROP DEFAULT;
CREATE OR REPLACE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audits (item_id, action, actor) VALUES (coalesce(NEW.id, OLD.id), TG_OP, current_user);
  RETURN coalesce(NEW, OLD);
END $$;
