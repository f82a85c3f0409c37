-- A semicolon inside a trigger ends a statement of its body, not the trigger.
CREATE TRIGGER bookings_do_not_overlap BEFORE INSERT ON bookings
WHEN NEW.cancelled_at IS NULL
BEGIN
    SELECT RAISE(ABORT, 'the room is taken; choose another time')
    WHERE EXISTS (
        SELECT 1 FROM bookings
        WHERE room_id = NEW.room_id AND cancelled_at IS NULL AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at
    );
END;

CREATE VIEW open_bookings AS
SELECT bookings.id, rooms.name AS room, guests.name AS guest, bookings.starts_at, bookings.ends_at
FROM bookings
JOIN rooms ON rooms.id = bookings.room_id
JOIN guests ON guests.id = bookings.guest_id
WHERE bookings.cancelled_at IS NULL;
