DROP INDEX bookings_open;
ALTER TABLE bookings DROP COLUMN cancelled_at;
ALTER TABLE bookings DROP COLUMN note;
