DROP TRIGGER items_final;
