create table users (
    id int primary key,
    email varchar(200) not null,
    deleted_at datetime,
    live_email varchar(200) generated always as (if(deleted_at is null, email, null)) virtual,
    unique users_email (live_email)
);
