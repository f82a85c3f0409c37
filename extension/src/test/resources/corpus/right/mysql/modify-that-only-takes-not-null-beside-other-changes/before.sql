CREATE TABLE items (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code varchar(20) NOT NULL,
  label varchar(50) COMMENT 'shown in the shop',
  price decimal(8, 2),
  state varchar(10) NOT NULL DEFAULT 'new',
  changed timestamp NULL ON UPDATE CURRENT_TIMESTAMP
);
INSERT INTO items (code, label, price) VALUES ('a', 'Apple', 1.25), ('b', 'Pear', 2.55), ('c', NULL, 3.75), ('d', 'Plum', 4.5);
