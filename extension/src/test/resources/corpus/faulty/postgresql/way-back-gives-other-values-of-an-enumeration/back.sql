ALTER TYPE state RENAME VALUE 'done' TO 'shut';
