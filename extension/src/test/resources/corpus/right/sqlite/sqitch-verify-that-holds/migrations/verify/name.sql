select full_name from users where 0;
