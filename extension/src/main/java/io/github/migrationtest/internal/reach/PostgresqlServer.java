package io.github.migrationtest.internal.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements that change a PostgreSQL server: its roles and its settings. */
final class PostgresqlServer {
    private PostgresqlServer() {}

    static List<Mention> mentions(Clause clause, int start) {
        if (clause.reads(start, "ALTER SYSTEM")) {
            return optional(
                    PostgresqlRules.named(Thing.SETTING, clause, clause.is(start + 3, "ALL") ? start + 1 : start + 3));
        }
        if (clause.reads(start, "CREATE|ALTER|DROP ROLE|USER|GROUP")) {
            return roles(clause, start);
        }
        if (clause.is(start, "GRANT", "REVOKE")) {
            return granted(clause, start);
        }
        return clause.reads(start, "COMMENT ON ROLE|TABLESPACE")
                ? optional(PostgresqlRules.named(
                        clause.is(start + 2, "ROLE") ? Thing.ROLE : Thing.TABLESPACE, clause, start + 3))
                : List.of();
    }

    private static List<Mention> roles(Clause clause, int start) {
        boolean ofDatabaseOnly = clause.is(start, "ALTER") && clause.reads(start + 3, "IN DATABASE");
        if (clause.is(start + 2, "MAPPING") || ofDatabaseOnly) {
            return List.of();
        }
        return names(clause, clause.skip(start + 2, "IF EXISTS"));
    }

    /** {@code GRANT role TO role}; with {@code ON} it is of something in the database, or of a setting. */
    private static List<Mention> granted(Clause clause, int start) {
        int on = clause.find(start, "ON");
        if (on > 0) {
            return clause.is(on + 1, "PARAMETER")
                    ? optional(PostgresqlRules.named(Thing.SETTING, clause, on + 2))
                    : List.of();
        }
        int option = clause.find(start, "OPTION");
        boolean optionFirst = option > 0 && clause.is(option + 1, "FOR");
        return names(clause, optionFirst ? option + 2 : start + 1);
    }

    private static List<Mention> names(Clause clause, int from) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = from; clause.isName(i); i += 2) {
            PostgresqlRules.named(Thing.ROLE, clause, i).ifPresent(mentions::add);
            if (!clause.isSymbol(i + 1, ",")) {
                break;
            }
        }
        return mentions;
    }

    private static List<Mention> optional(Optional<Mention> mention) {
        return mention.stream().toList();
    }
}
