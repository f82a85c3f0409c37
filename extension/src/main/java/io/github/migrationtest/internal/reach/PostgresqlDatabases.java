package io.github.migrationtest.internal.reach;

import io.github.migrationtest.internal.reach.Mention.Sureness;
import java.util.ArrayList;
import java.util.List;

/** Where PostgreSQL's statements name databases. */
final class PostgresqlDatabases {
    /** Words with a relation behind them. */
    private static final String[] BEFORE_RELATIONS = {
        "FROM",
        "JOIN",
        "INTO",
        "UPDATE",
        "TABLE",
        "ONLY",
        "EXISTS",
        "REFERENCES",
        "VIEW",
        "TRUNCATE",
        "COPY",
        "SEQUENCE"
    };

    private PostgresqlDatabases() {}

    static List<Mention> mentions(Clause clause, int start) {
        if (clause.reads(start, "ALTER DATABASE")) {
            return list(clause, start + 2, Sureness.DECIDES);
        }
        if (clause.reads(start, "CREATE DATABASE")) {
            // The one that is migrated is there already.
            return list(clause, start + 2, Sureness.CERTAIN);
        }
        if (clause.reads(start, "DROP DATABASE")) {
            return list(clause, clause.skip(start + 2, "IF EXISTS"), Sureness.CERTAIN);
        }
        if (clause.is(start, "GRANT", "REVOKE", "COMMENT", "SECURITY")) {
            int on = clause.find(start, "ON");
            return clause.reads(on, "ON DATABASE") ? list(clause, on + 2, Sureness.DECIDES) : List.of();
        }
        if (clause.reads(start, "ALTER ROLE|USER")) {
            return clause.reads(start + 3, "IN DATABASE") ? list(clause, start + 5, Sureness.DECIDES) : List.of();
        }
        if (clause.is(start, "REINDEX")) {
            int database = clause.find(start, "DATABASE", "SYSTEM");
            return database < 0 ? List.of() : list(clause, clause.skip(database + 1, "CONCURRENTLY"), Sureness.DECIDES);
        }
        return List.of();
    }

    private static List<Mention> list(Clause clause, int from, Sureness sureness) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = from; clause.isName(i); i += 2) {
            mentions.add(Mention.database(PostgresqlRules.name(clause.at(i)), clause.at(i), sureness));
            if (!clause.isSymbol(i + 1, ",")) {
                break;
            }
        }
        return mentions;
    }

    /** {@code app.public.users}, where that can be nothing else; the server refuses every name there but that of its database. */
    static List<Mention> qualifying(Clause clause) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 1; i < clause.size(); i++) {
            if (!clause.isName(i) || clause.isSymbol(i - 1, ".")) {
                continue;
            }
            int length = clause.lengthOfName(i);
            boolean withDatabase =
                    length >= 7 || length == 5 && clause.is(i - 1, BEFORE_RELATIONS) && !isArgument(clause, i - 1);
            if (withDatabase) {
                mentions.add(Mention.database(PostgresqlRules.name(clause.at(i)), clause.at(i), Sureness.GUESSED));
            }
        }
        return mentions;
    }

    /** {@code extract(day from app.users.made)}: a {@code FROM} in brackets without a query. */
    private static boolean isArgument(Clause clause, int from) {
        int depth = 0;
        for (int i = from - 1; i >= 0; i--) {
            if (clause.isSymbol(i, ")")) {
                depth++;
            } else if (clause.isSymbol(i, "(")) {
                if (depth == 0) {
                    return clause.is(from, "FROM");
                }
                depth--;
            } else if (depth == 0 && clause.is(i, "SELECT", "DELETE")) {
                return false;
            }
        }
        return false;
    }
}
