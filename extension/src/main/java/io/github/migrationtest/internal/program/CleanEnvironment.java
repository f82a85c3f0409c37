package io.github.migrationtest.internal.program;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The variables that a program inherits: all of the process's but those that name a database, or look as if they did, or open the
 * way to one. Production's must not get through by chance; what a program needs is given to it.
 */
public final class CleanEnvironment {
    private static final Pattern WORD =
            Pattern.compile("(?i)(?:.*_)?(?:DATABASES?|DB|DBS|DSN|JDBC|DATASOURCE|PG|PGSQL|POSTGRES"
                    + "|POSTGRESQL|MYSQL|MARIADB|SQL|SQLITE3?|LIBSQL|TURSO|NEON|SUPABASE|PLANETSCALE|PSCALE|COCKROACH|CRDB|MSSQL"
                    + "|SQLSERVER|ORACLE|MONGO|MONGODB|CLICKHOUSE|REDSHIFT|SNOWFLAKE|XATA|FLYWAY|LIQUIBASE|GOOSE|DBMATE|PRISMA|DRIZZLE"
                    + "|SQITCH|ATLAS|PGROLL|MIGRATE|MIGRATIONS?)(?:_.*)?");

    /** libpq's own, which stand without an underscore; and keys to clouds, whose databases take commands over HTTP. */
    private static final Pattern NAME =
            Pattern.compile("(?i)PG[A-Z]+|MYSQL_?[A-Z]*|(?:AWS|AZURE|GOOGLE|CLOUDFLARE|CF)_.*");

    private CleanEnvironment() {}

    /** What is left of an environment. */
    public static Map<String, String> of(Map<String, String> inherited) {
        Map<String, String> clean = new TreeMap<>(inherited);
        clean.keySet()
                .removeIf(name ->
                        WORD.matcher(name).matches() || NAME.matcher(name).matches());
        clean.values().removeIf(DatabaseAddresses::isAddress);
        return clean;
    }
}
