ALTER TYPE state ADD VALUE IF NOT EXISTS 'archived' BEFORE 'closed';
