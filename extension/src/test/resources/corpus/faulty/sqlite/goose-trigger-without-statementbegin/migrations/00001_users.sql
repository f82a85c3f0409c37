-- +goose Up
create table users (id integer primary key, email text, seen integer);
create trigger users_seen after insert on users begin
    update users set seen = 1 where id = new.id;
end;
-- +goose Down
drop table users;
