package io.github.migrationtest.migration.atlas;

/**
 * A statement as Atlas cuts it.
 *
 * @param line where it starts in its file, from 1
 * @param column in which it starts there, from 1
 * @param text the whole of it, with its semicolon, comments inside it included
 */
record AtlasStatement(int line, int column, String text) {}
