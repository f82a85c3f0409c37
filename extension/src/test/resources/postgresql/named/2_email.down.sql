DROP INDEX app.users_email_idx;
