DROP TRIGGER items_log;
