DROP TABLE bookings;
DROP TABLE guests;
