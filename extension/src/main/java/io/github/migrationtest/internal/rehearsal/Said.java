package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What one statement says of itself in its first words. */
record Said(List<SqlToken> words) {
    private static final Set<String> OFF = Set.of("OFF", "0", "FALSE", "NO");

    static Said of(SqlStatement statement) {
        return new Said(SqlLexer.code(DatabaseKind.SQLITE, statement.sql()));
    }

    /** The table that it drops. */
    Optional<String> drops() {
        return starts("DROP", "TABLE") ? Optional.of(nameAt(has(2, "IF") ? 4 : 2)) : Optional.empty();
    }

    /** Whether it empties tables, and those that point at them. */
    boolean truncates() {
        return starts("TRUNCATE");
    }

    /** Whether it asks SQLite not to enforce foreign keys. */
    boolean switchesForeignKeysOff() {
        return switchesForeignKeys() && OFF.contains(words.get(3).name().toUpperCase(Locale.ROOT));
    }

    /** Whether it says to SQLite whether foreign keys are to be enforced. */
    boolean switchesForeignKeys() {
        return starts("PRAGMA", "foreign_keys") && words.size() > 3;
    }

    private boolean starts(String... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!has(i, expected[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean has(int index, String word) {
        return index < words.size() && words.get(index).is(word);
    }

    /** The name that starts at a word; of {@code main.users} the last part. */
    private String nameAt(int index) {
        if (index + 2 < words.size() && words.get(index + 1).isSymbol(".")) {
            return words.get(index + 2).name();
        }
        return index < words.size() ? words.get(index).name() : "";
    }
}
