ALTER TABLE logins MODIFY at date;
