package io.github.migrationtest.internal.reach;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Calls of functions that act beyond their database. */
final class PostgresqlFunctions {
    /** Of the server's files, after "Generic File Access Functions", "Server-side Large Object Functions" and adminpack. */
    private static final Set<String> FILES = Set.of(
            "lo_import",
            "lo_export",
            "pg_read_file",
            "pg_read_binary_file",
            "pg_ls_dir",
            "pg_stat_file",
            "pg_file_write",
            "pg_file_sync",
            "pg_file_rename",
            "pg_file_unlink");

    /** Of the server or of others' sessions, after "System Administration Functions". */
    private static final Set<String> SERVER = Set.of(
            "pg_reload_conf",
            "pg_rotate_logfile",
            "pg_terminate_backend",
            "pg_cancel_backend",
            "pg_promote",
            "pg_switch_wal",
            "pg_create_restore_point",
            "pg_create_physical_replication_slot",
            "pg_create_logical_replication_slot",
            "pg_drop_replication_slot");

    private PostgresqlFunctions() {}

    static List<Mention> outward(Clause clause) {
        return calls(clause, Thing.FUNCTION, name -> FILES.contains(name) || name.startsWith("dblink"));
    }

    static List<Mention> ofServer(Clause clause) {
        return calls(clause, Thing.SERVER_FUNCTION, SERVER::contains);
    }

    private static List<Mention> calls(Clause clause, Thing thing, Predicate<String> wanted) {
        // These name functions and call none.
        if (clause.is(0, "GRANT", "REVOKE", "DROP", "COMMENT")) {
            return List.of();
        }
        return IntStream.range(0, clause.size())
                .filter(i -> clause.isName(i) && clause.isSymbol(i + 1, "(") && isCall(clause, i))
                .filter(i -> wanted.test(PostgresqlRules.name(clause.at(i)).toLowerCase(Locale.ROOT)))
                .mapToObj(i -> Mention.of(thing, PostgresqlRules.name(clause.at(i)), clause.at(i)))
                .toList();
    }

    private static boolean isCall(Clause clause, int place) {
        int first = place;
        while (clause.isSymbol(first - 1, ".")) {
            first -= 2;
        }
        boolean system = first == place || clause.is(first, "pg_catalog", "public", "extensions");
        return system && !clause.is(first - 1, "FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE", "TABLE", "INTO");
    }
}
