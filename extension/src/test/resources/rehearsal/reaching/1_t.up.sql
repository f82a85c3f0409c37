-- attach is a name here, and no reach
CREATE TABLE t (attach TEXT);
