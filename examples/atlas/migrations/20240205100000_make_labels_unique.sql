-- atlas:txtar

-- checks.sql --
-- A hall must not have two seats of one label.
SELECT NOT EXISTS (SELECT 1 FROM `seats` GROUP BY `hall_id`, `label` HAVING COUNT(*) > 1);

-- migration.sql --
-- Create index "seats_hall_label" to table: "seats"
CREATE UNIQUE INDEX `seats_hall_label` ON `seats` (`hall_id`, `label`);

-- down.sql --
DROP INDEX `seats_hall_label`;
