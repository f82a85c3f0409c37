alter table users rename column mail to "e mail";
