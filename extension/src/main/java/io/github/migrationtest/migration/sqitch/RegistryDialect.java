package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import java.util.List;

/**
 * The registry as an engine has it.
 *
 * <p>On PostgreSQL it is sqitch's own schema. On SQLite and MySQL sqitch has it in a second database, {@code sqitch.db} beside the
 * file and {@code sqitch} on the server, which all databases there share. No test may see another's, so here the tables stand in the
 * test's own database, under names that nothing else has: {@code sqitch.changes} with the dot in the name.
 */
record RegistryDialect(DatabaseKind kind, String schema) {

    static RegistryDialect of(DatabaseKind kind, String schema) {
        return new RegistryDialect(kind, schema);
    }

    boolean isPostgresql() {
        return kind == DatabaseKind.POSTGRESQL;
    }

    private boolean isMysql() {
        return kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
    }

    String table(String name) {
        return isPostgresql() ? Names.quoted(schema) + "." + name : name("sqitch." + name);
    }

    String name(String name) {
        return isMysql() ? "`" + name + "`" : Names.quoted(name);
    }

    /** The script that makes it. */
    String script() {
        return isPostgresql() ? "pg.sql" : isMysql() ? "mysql.sql" : "sqlite.sql";
    }

    String fill(String script) {
        return script.replace("{registry}", Names.quoted(schema));
    }

    String existence() {
        if (isPostgresql()) {
            return "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = ? AND tablename = 'changes'";
        }
        return isMysql()
                ? "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?"
                : "SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?";
    }

    String[] existenceParameters() {
        return new String[] {isPostgresql() ? schema : "sqitch.changes"};
    }

    /** SQLite counts milliseconds only, and two events of one moment would have no order. */
    String now() {
        if (isPostgresql()) {
            return "clock_timestamp()";
        }
        return isMysql()
                ? "utc_timestamp(6)"
                : "max(strftime('%Y-%m-%d %H:%M:%f', 'now'), coalesce((SELECT strftime('%Y-%m-%d %H:%M:%f',"
                        + " max(committed_at), '+0.0015 seconds') FROM \"sqitch.events\"), ''))";
    }

    /** A parameter that is a time of the plan. */
    String time() {
        return isPostgresql() ? "?::timestamptz" : "?";
    }

    String time(String planned) {
        return isPostgresql() ? planned : planned.replace("Z", "").replace('T', ' ');
    }

    String text(String expression) {
        return "CAST(" + (isPostgresql() ? expression.replace("MAX(version)", "MAX(version)::numeric") : expression)
                + " AS " + (isMysql() ? "CHAR" : "TEXT") + ")";
    }

    /** A list of names in a row of events. */
    Object list(List<String> names, String separator) {
        return isPostgresql() ? names : String.join(separator, names);
    }

    String begin() {
        return switch (kind) {
            case SQLITE -> "BEGIN IMMEDIATE";
            case POSTGRESQL -> "BEGIN";
            case MYSQL, MARIADB -> "START TRANSACTION";
        };
    }
}
