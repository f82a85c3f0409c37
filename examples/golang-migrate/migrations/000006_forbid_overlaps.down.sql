DROP VIEW open_bookings;
DROP TRIGGER bookings_do_not_overlap;
