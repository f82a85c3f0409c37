package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.migration.SqlScript;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A script as it is sent.
 *
 * @param file what it stands in
 * @param delimiter what ended its statements
 * @param cut how it was cut line by line; empty where it is sent whole
 */
record MybatisScript(Path file, ScriptPart part, String delimiter, SqlScript script, Optional<Cut> cut) {}
