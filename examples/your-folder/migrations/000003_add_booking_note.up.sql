ALTER TABLE bookings ADD COLUMN note TEXT;
ALTER TABLE bookings ADD COLUMN cancelled_at TEXT;
CREATE INDEX bookings_open ON bookings (starts_at) WHERE cancelled_at IS NULL;
