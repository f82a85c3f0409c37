-- Flyway runs it outside a transaction by itself, but holds its lock in one.
create index concurrently users_email on users (email);
