package io.github.migrationtest.examples.sqitch;

import io.github.migrationtest.Accept;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every change. One switches foreign keys on and drops a table, with which the loans of its books go. */
@MigrationTest(migrations = "library")
@Accept(check = "keeps-rows", migration = "book_isbn", object = "loans", because = "the loans are lost already")
class LibraryChecksTest implements MigrationChecks {}
