package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;

class PostgresqlLossesTests extends FindsLosses {

    PostgresqlLossesTests() {
        super(DatabaseKind.POSTGRESQL, "postgresql");
    }
}
