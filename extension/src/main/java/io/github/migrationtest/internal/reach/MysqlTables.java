package io.github.migrationtest.internal.reach;

import io.github.migrationtest.internal.reach.Mention.Sureness;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code app} in {@code app.users}: only where the grammar wants a table or another thing of a database, since elsewhere it
 * may as well be an alias and its column.
 */
final class MysqlTables {
    /** Everybody's, or {@code NEW} and {@code OLD} of a trigger. */
    private static final Set<String> NO_DATABASES =
            Set.of("information_schema", "performance_schema", "mysql", "sys", "new", "old");

    private final Clause clause;
    private final List<Mention> mentions = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private Level level = new Level();
    private boolean expected;

    /** Inside one pair of brackets. */
    private static final class Level {
        boolean query;

        /** Whether another table comes behind a comma. */
        boolean list;
    }

    private MysqlTables(Clause clause) {
        this.clause = clause;
    }

    static List<Mention> databases(Clause clause) {
        MysqlTables tables = new MysqlTables(clause);
        int place = 0;
        while (place < clause.size()) {
            place = tables.read(place);
        }
        return tables.mentions;
    }

    /** Reads what stands at a place, and says where the next is. */
    private int read(int place) {
        if (clause.isSymbol(place, "(")) {
            levels.push(level);
            level = new Level();
            level.list = expected;
        } else if (clause.isSymbol(place, ")")) {
            level = levels.isEmpty() ? level : levels.pop();
            expected = false;
        } else if (clause.isSymbol(place, ",")) {
            expected = level.list;
        } else if (clause.isName(place)) {
            return name(place);
        } else {
            expected = false;
        }
        return place + 1;
    }

    private int name(int place) {
        int length = clause.lengthOfName(place);
        if (length > 1) {
            Sureness sureness = sureness(place, length);
            String name = clause.at(place).name();
            if (sureness != null && !NO_DATABASES.contains(name.toLowerCase(Locale.ROOT))) {
                mentions.add(Mention.database(name, clause.at(place), sureness));
            }
            expected = false;
            return place + length;
        }
        // REPLACE(a.b, ...) is a function.
        boolean mayOpenBracket = clause.is(place, "FROM", "JOIN", "STRAIGHT_JOIN", "UPDATE");
        expected = expectsBehind(place) && (mayOpenBracket || !clause.isSymbol(place + 1, "("));
        return expected ? behindCondition(place + 1) : place + 1;
    }

    private @Nullable Sureness sureness(int place, int length) {
        if (clause.isSymbol(place - 1, "@")) {
            return null;
        }
        if (expected) {
            return clause.is(0, "GRANT", "REVOKE") && clause.isSymbol(place + 2, "*")
                    ? Sureness.DECIDES
                    : Sureness.CERTAIN;
        }
        // A table's column, or a call of a database's function: seldom anything else.
        return length == 5 || length == 3 && clause.isSymbol(place + 3, "(") ? Sureness.GUESSED : null;
    }

    private int behindCondition(int place) {
        return clause.skip(clause.skip(place, "IF NOT EXISTS"), "IF EXISTS");
    }

    private boolean expectsBehind(int place) {
        if (clause.is(place, "SELECT")) {
            level.query = true;
            level.list = false;
        } else if (clause.is(place, "DELETE")) {
            level.query = true;
        } else if (clause.is(place, "FROM")) {
            level.list = level.query;
            return level.query;
        } else if (clause.is(place, "JOIN", "STRAIGHT_JOIN", "TABLE", "TABLES")) {
            level.list = true;
            return true;
        } else if (clause.is(place, "UPDATE", "LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE")) {
            boolean clauseOfOther = clause.is(place - 1, "KEY", "ON", "FOR", "SELECT", "DELETE");
            level.list = clause.is(0, "UPDATE") && !clauseOfOther;
            return !clauseOfOther;
        } else if (clause.is(place, "INSERT", "REPLACE", "INTO", "VIEW", "TRIGGER", "PROCEDURE", "FUNCTION", "EVENT")) {
            return !clause.is(place, "INTO")
                    || clause.is(place - 1, "INSERT", "REPLACE", "IGNORE", "LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY");
        } else if (clause.is(place, "SEQUENCE", "CALL", "REFERENCES", "TRUNCATE")) {
            return true;
        } else if (clause.is(place, "ON")) {
            level.list = false;
            return isOnTable(place);
        } else if (clause.is(place, "TO", "RENAME")) {
            return clause.is(0, "RENAME") || clause.reads(0, "ALTER TABLE") && clause.find(0, "RENAME") > 0;
        } else if (clause.is(place, "LIKE")) {
            return clause.reads(0, "CREATE TABLE") && !level.query
                    || clause.reads(0, "CREATE TEMPORARY TABLE") && !level.query;
        } else if (clause.is(place, "USING")) {
            level.list = clause.is(0, "DELETE");
            return clause.is(0, "DELETE");
        } else if (clause.is(place, "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "SET", "VALUES", "UNION", "WINDOW")) {
            level.list = false;
        }
        return false;
    }

    /** {@code CREATE INDEX i ON app.t}, {@code GRANT SELECT ON app.t}; not {@code JOIN t ON u.id = t.id}. */
    private boolean isOnTable(int place) {
        if (clause.is(0, "GRANT", "REVOKE")) {
            return clause.find(0, "ON") == place;
        }
        if (!clause.is(0, "CREATE", "DROP") || level.query) {
            return false;
        }
        int kind = clause.find(0, "INDEX", "TRIGGER");
        return kind > 0 && kind < place && clause.find(kind, "ON") == place;
    }
}
