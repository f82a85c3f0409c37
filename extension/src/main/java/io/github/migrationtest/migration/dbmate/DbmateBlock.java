package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.migration.SqlScript;

/**
 * What dbmate sends in one piece: a directive and everything up to the next.
 *
 * @param script its text is that piece behind as many empty lines as stand before it in the file, so that lines are the file's
 * @param transaction false where the directive says {@code transaction:false}
 */
record DbmateBlock(SqlScript script, boolean transaction) {}
