VACUUM INTO 'before.db';
DROP TABLE t;
