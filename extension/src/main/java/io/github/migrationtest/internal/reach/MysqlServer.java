package io.github.migrationtest.internal.reach;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Statements that change a MySQL or MariaDB server: its users, their rights, its variables. */
final class MysqlServer {
    private static final String[] WRITES = {
        "INSERT", "REPLACE", "UPDATE", "DELETE", "TRUNCATE", "CREATE", "ALTER", "DROP"
    };

    private MysqlServer() {}

    static List<Mention> mentions(Clause clause, int start) {
        return one(clause, start).stream().toList();
    }

    private static Optional<Mention> one(Clause clause, int start) {
        int noun = clause.skip(start + 1, "OR REPLACE");
        if (clause.is(start, "CREATE", "ALTER", "DROP", "RENAME") && clause.is(noun, "USER", "ROLE")) {
            int name = clause.skip(clause.skip(noun + 1, "IF NOT EXISTS"), "IF EXISTS");
            return MysqlRules.named(Thing.ROLE, clause, name);
        }
        if (clause.is(start, "GRANT", "REVOKE")) {
            return grantee(clause, start);
        }
        if (clause.is(start, "SET")) {
            return set(clause, start);
        }
        if (clause.reads(start, "KILL|SHUTDOWN|RESTART") && start == 0 && clause.size() <= 3
                || clause.reads(start, "PURGE BINARY|MASTER")
                || clause.reads(start, "FLUSH TABLES WITH")
                || clause.reads(start, "RESET PERSIST")
                || clause.reads(start, "ALTER INSTANCE")) {
            return Optional.of(Mention.of(
                    Thing.SERVER_COMMAND, clause.at(start).text().toUpperCase(Locale.ROOT), clause.at(start)));
        }
        return clause.is(start, WRITES) ? systemTable(clause, start) : Optional.empty();
    }

    /** The rights of a user outlive the database on which they are. */
    private static Optional<Mention> grantee(Clause clause, int start) {
        int to = clause.find(start, clause.is(start, "GRANT") ? "TO" : "FROM");
        return to < 0 ? Optional.empty() : MysqlRules.named(Thing.ROLE, clause, to + 1);
    }

    private static Optional<Mention> set(Clause clause, int start) {
        if (clause.is(start + 1, "PASSWORD")) {
            return MysqlRules.named(Thing.ROLE, clause, clause.find(start, "FOR") + 1);
        }
        if (clause.reads(start + 1, "DEFAULT ROLE")) {
            return MysqlRules.named(Thing.ROLE, clause, clause.find(start, "TO") + 1);
        }
        for (int i = start + 1; i < clause.size(); i++) {
            boolean begins = i == start + 1 || clause.isSymbol(i - 1, ",");
            int at = clause.isSymbol(i, "@") && clause.isSymbol(i + 1, "@") ? i + 2 : i;
            if (begins && clause.is(at, "GLOBAL", "PERSIST", "PERSIST_ONLY")) {
                return MysqlRules.named(Thing.SETTING, clause, clause.isSymbol(at + 1, ".") ? at + 2 : at + 1);
            }
        }
        return Optional.empty();
    }

    private static Optional<Mention> systemTable(Clause clause, int start) {
        for (int i = start + 1; i < Math.min(start + 6, clause.size()); i++) {
            if (clause.is(i, "SELECT", "ON", "AS") || clause.isSymbol(i, "(")) {
                return Optional.empty();
            }
            if (clause.is(i, "mysql") && clause.isSymbol(i + 1, ".") && clause.isName(i + 2)) {
                return Optional.of(Mention.of(
                        Thing.SYSTEM_TABLE, "mysql." + clause.at(i + 2).name(), clause.at(i)));
            }
        }
        return Optional.empty();
    }
}
