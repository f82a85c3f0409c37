package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.SchemaDialect;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.Set;

/**
 * The schemas of MySQL 8 and of MariaDB 10.6 and later: what is in the database that the connection is in, whose own name is
 * nowhere in them.
 *
 * <p>The accounts that things were defined by are left out, as those of a copy may be others. What the account that reads has no
 * right on at all, the server does not list, so that it cannot be missed; what it lists and does not show is {@linkplain
 * io.github.migrationtest.schema.Attribute#UNREADABLE named}.
 */
public final class MysqlDialect implements SchemaDialect {

    /** For {@link java.util.ServiceLoader}. */
    public MysqlDialect() {}

    @Override
    public Set<DatabaseKind> kinds() {
        return Set.of(DatabaseKind.MYSQL, DatabaseKind.MARIADB);
    }

    @Override
    public SchemaSnapshot read(Database database) {
        return MysqlSchemaReader.read(database);
    }

    @Override
    public String script(SchemaSnapshot schema) {
        return MysqlScript.of(schema);
    }
}
