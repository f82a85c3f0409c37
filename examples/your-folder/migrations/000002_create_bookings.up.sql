CREATE TABLE guests (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL COLLATE NOCASE,
    name TEXT NOT NULL
);

CREATE UNIQUE INDEX guests_email ON guests (email);

CREATE TABLE bookings (
    id INTEGER PRIMARY KEY,
    room_id INTEGER NOT NULL REFERENCES rooms (id) ON DELETE RESTRICT,
    guest_id INTEGER NOT NULL REFERENCES guests (id) ON DELETE CASCADE,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    CHECK (ends_at > starts_at)
);

CREATE UNIQUE INDEX bookings_room_start ON bookings (room_id, starts_at);
CREATE INDEX bookings_guest ON bookings (guest_id);
