package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A statement of a script.
 *
 * @param name of what it makes
 * @param uses text that names what must be there before
 * @param sql without the semicolon
 */
record ScriptPart(String name, String uses, String sql) {

    /** In the order that they are in, but for those which another needs first. */
    static List<ScriptPart> inOrder(List<ScriptPart> parts) {
        Map<String, List<ScriptPart>> byName = new HashMap<>();
        parts.forEach(part -> byName.computeIfAbsent(simple(part.name), key -> new ArrayList<>())
                .add(part));
        List<ScriptPart> ordered = new ArrayList<>();
        Set<ScriptPart> seen = new HashSet<>();
        parts.forEach(part -> part.visit(byName, seen, ordered));
        return ordered;
    }

    private void visit(Map<String, List<ScriptPart>> byName, Set<ScriptPart> seen, List<ScriptPart> ordered) {
        if (seen.add(this)) {
            for (SqlToken token : SqlLexer.code(DatabaseKind.POSTGRESQL, uses)) {
                byName.getOrDefault(token.name(), List.of()).forEach(part -> part.visit(byName, seen, ordered));
                // A default names its sequence in a string: nextval('orders_seq'::regclass).
                if (token.type() == SqlToken.Type.STRING) {
                    byName.getOrDefault(simple(token.name()), List.of())
                            .forEach(part -> part.visit(byName, seen, ordered));
                }
            }
            ordered.add(this);
        }
    }

    private static String simple(String qualified) {
        int arguments = qualified.endsWith(")") ? qualified.lastIndexOf('(') : -1;
        return QualifiedName.parts(arguments < 0 ? qualified : qualified.substring(0, arguments))
                .get(1);
    }
}
