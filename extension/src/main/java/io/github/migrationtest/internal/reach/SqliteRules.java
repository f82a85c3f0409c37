package io.github.migrationtest.internal.reach;

import io.github.migrationtest.internal.sql.SqlToken;
import java.util.List;
import java.util.Set;

/** SQLite: {@code ATTACH} opens another file, {@code VACUUM INTO} writes one. */
final class SqliteRules implements Rules {
    /** Databases of a connection's own, which end with it. */
    private static final Set<String> NO_FILES = Set.of("", ":memory:");

    @Override
    public List<Mention> mentions(Clause clause) {
        int file;
        if (clause.is(0, "ATTACH")) {
            file = clause.skip(1, "DATABASE");
        } else if (clause.is(0, "VACUUM") && clause.find(1, "INTO") > 0) {
            file = clause.find(1, "INTO") + 1;
        } else {
            return List.of();
        }
        SqlToken token = clause.at(Math.min(file, clause.size() - 1));
        return NO_FILES.contains(token.name()) ? List.of() : List.of(Mention.of(Thing.FILE, token.name(), token));
    }

    @Override
    public boolean isSame(String name, String other) {
        return name.equalsIgnoreCase(other);
    }
}
