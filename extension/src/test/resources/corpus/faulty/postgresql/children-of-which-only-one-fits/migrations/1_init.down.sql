DROP TABLE phones;
DROP TABLE users;
