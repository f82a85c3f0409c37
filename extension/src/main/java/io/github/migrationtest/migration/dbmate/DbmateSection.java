package io.github.migrationtest.migration.dbmate;

/** An up block and the down block behind it; a file may have several such pairs. */
record DbmateSection(DbmateBlock up, DbmateBlock down) {}
