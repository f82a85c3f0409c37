-- Flyway runs it outside a transaction by itself (flyway.postgresql.transactional.lock=false).
create index concurrently users_email on users (email);
