package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;

class MysqlLossesTests extends FindsLosses {

    MysqlLossesTests() {
        super(DatabaseKind.MYSQL, "mysql");
    }
}
