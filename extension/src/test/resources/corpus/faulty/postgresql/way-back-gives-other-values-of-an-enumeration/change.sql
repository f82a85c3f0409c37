ALTER TYPE state RENAME VALUE 'closed' TO 'done';
