-- SQLite before 3.35 cannot drop a column, so the table is made anew without them.
CREATE TABLE payments_before (
    id INTEGER PRIMARY KEY,
    booking_id INTEGER NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
    reference TEXT NOT NULL,
    cents INTEGER NOT NULL,
    currency TEXT NOT NULL DEFAULT 'EUR' CHECK (length(currency) = 3)
);

INSERT INTO payments_before (id, booking_id, reference, cents, currency)
SELECT id, booking_id, reference, cents, currency FROM payments;

DROP TABLE payments;
ALTER TABLE payments_before RENAME TO payments;
CREATE INDEX payments_booking ON payments (booking_id);
