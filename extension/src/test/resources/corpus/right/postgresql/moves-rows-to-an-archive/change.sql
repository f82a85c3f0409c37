WITH moved AS (DELETE FROM items WHERE amount > 3 RETURNING *)
INSERT INTO archive SELECT * FROM moved;
