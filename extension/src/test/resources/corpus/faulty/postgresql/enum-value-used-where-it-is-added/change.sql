ALTER TYPE state ADD VALUE 'archived';
UPDATE tickets SET state = 'archived' WHERE state = 'closed';
