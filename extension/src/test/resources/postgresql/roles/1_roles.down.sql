DROP TABLE notes;
REVOKE CONNECT ON DATABASE app FROM reader, writer;
DROP ROLE IF EXISTS auditor;
DROP USER reader,
  writer;
