ALTER TABLE items MODIFY price decimal(8, 2) AFTER id;
