PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, 'phone TEXT NOT NULL', 'phone TEXT') WHERE type = 'table' AND name = 'users';
PRAGMA writable_schema = RESET;
