CREATE TABLE payments (
    id INTEGER PRIMARY KEY,
    booking_id INTEGER NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
    reference TEXT NOT NULL,
    cents INTEGER NOT NULL,
    currency TEXT NOT NULL DEFAULT 'EUR' CHECK (length(currency) = 3)
);

CREATE UNIQUE INDEX payments_reference ON payments (reference);
CREATE INDEX payments_booking ON payments (booking_id);
