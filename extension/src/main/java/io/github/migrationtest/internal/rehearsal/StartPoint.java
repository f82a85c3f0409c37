package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.migration.Migration;

/** Where among the migrations a test's database stands when the test gets it. */
public sealed interface StartPoint {

    /** Empty if fresh, as copied if a copy. */
    record AsItIs() implements StartPoint {}

    /** Everything is applied. */
    record Latest() implements StartPoint {}

    /** Everything up to and with a migration is applied. */
    record At(Migration migration) implements StartPoint {}

    /** Everything before a migration is applied. */
    record Before(Migration migration) implements StartPoint {}
}
