package io.github.migrationtest.migration.goose;

/**
 * What goose sends in one piece; large files have a million, so it says where it stands, not what it is.
 *
 * @param line where it starts in its file, from 1
 * @param column in which it starts there, from 1
 * @param start where it begins in its script's text
 * @param end where it ends there
 * @param first which of the script's statements is its first, from 0
 * @param behind which is the first behind its last
 */
record GooseStatement(int line, int column, int start, int end, int first, int behind) {}
