UPDATE comments SET body = upper(body);
