INSERT INTO t (id) SELECT count(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c;
