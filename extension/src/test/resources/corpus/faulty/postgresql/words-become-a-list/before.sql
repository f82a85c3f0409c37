CREATE TABLE consents (id bigint PRIMARY KEY, scope varchar(255), tags text NOT NULL);
INSERT INTO consents VALUES (1, 'openid  profile', 'a,b'), (2, NULL, ''), (3, '', 'c');
