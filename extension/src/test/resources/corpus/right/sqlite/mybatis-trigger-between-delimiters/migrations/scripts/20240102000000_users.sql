-- // users
create table users (id integer primary key, seen integer);
-- @DELIMITER $$
create trigger users_seen after insert on users begin
    update users set seen = 1 where id = new.id;
end
$$
-- @DELIMITER ;

-- //@UNDO
drop table users;
