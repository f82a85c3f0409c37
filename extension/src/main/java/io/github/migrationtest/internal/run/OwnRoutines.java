package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Procedures and functions that scripts make for themselves: who calls one says what stands in it, as in a block. */
final class OwnRoutines {
    private final Map<String, List<SqlToken>> bodies = new HashMap<>();

    /** @param definition what stands behind the parameters */
    void make(String name, List<SqlToken> definition) {
        bodies.put(name, List.copyOf(definition));
    }

    /** Reads the body of one that is called; one that calls itself says nothing more. */
    void call(DatabaseKind kind, String name, TableFates fates) {
        List<SqlToken> body = bodies.remove(name);
        if (body == null) {
            return;
        }
        Optional<SqlToken> quoted = kind == DatabaseKind.POSTGRESQL ? quoted(body) : Optional.empty();
        if (quoted.isPresent()) {
            BlockReader.read(kind, List.of(quoted.get()), fates);
        } else {
            BlockReader.statements(kind, body, fates);
        }
        bodies.put(name, body);
    }

    /** {@code AS $$ ... $$}. */
    private static Optional<SqlToken> quoted(List<SqlToken> definition) {
        for (int i = 1; i < definition.size(); i++) {
            if (definition.get(i - 1).is("AS") && definition.get(i).type() == SqlToken.Type.STRING) {
                return Optional.of(definition.get(i));
            }
        }
        return Optional.empty();
    }
}
