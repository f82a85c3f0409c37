alter table users modify nick varchar(200) null, change column name full_name varchar(200) null;
