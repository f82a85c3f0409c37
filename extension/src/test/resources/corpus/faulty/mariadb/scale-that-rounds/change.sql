ALTER TABLE items MODIFY price decimal(8, 1);
