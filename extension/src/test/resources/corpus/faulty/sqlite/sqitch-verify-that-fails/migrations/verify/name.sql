select name from users where 0;
