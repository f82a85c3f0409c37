package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;

class SqliteLossesTests extends FindsLosses {

    SqliteLossesTests() {
        super(DatabaseKind.SQLITE, "sqlite");
    }
}
