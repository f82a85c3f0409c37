package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.migration.Migration;
import java.util.Optional;

/**
 * A migration with what MyBatis knows of it.
 *
 * @param up as its script runner gets it
 * @param undo likewise; empty where the file has none, and then it is taken back by doing nothing
 */
record MybatisMigration(Migration migration, MybatisFile file, MybatisScript up, Optional<MybatisScript> undo) {}
