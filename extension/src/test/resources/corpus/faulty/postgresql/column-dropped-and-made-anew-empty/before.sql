CREATE TYPE role AS ENUM ('owner', 'guest');
CREATE TABLE audit_logs (
  id int PRIMARY KEY,
  role role
);
INSERT INTO audit_logs VALUES (1, 'owner'), (2, 'guest');
