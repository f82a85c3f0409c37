select id, email from users where 0;
