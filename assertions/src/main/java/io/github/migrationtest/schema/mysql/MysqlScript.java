package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.Optional;

/** A schema of MySQL or MariaDB as the statements that make it. */
final class MysqlScript {
    private MysqlScript() {}

    static String of(SchemaSnapshot schema) {
        return Optional.<String>empty()
                .orElseThrow(() -> new UnsupportedOperationException(
                        "A schema of " + schema.kind().productName() + " is not written yet."));
    }
}
