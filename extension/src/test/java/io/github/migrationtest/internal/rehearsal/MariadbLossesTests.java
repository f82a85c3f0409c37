package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;

class MariadbLossesTests extends FindsLosses {

    MariadbLossesTests() {
        super(DatabaseKind.MARIADB, "mysql");
    }
}
