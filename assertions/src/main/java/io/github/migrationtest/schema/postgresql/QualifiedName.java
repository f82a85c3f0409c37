package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import java.util.ArrayList;
import java.util.List;

/**
 * A name as snapshots hold it: bare in {@code public}, else with its schema in front, a part in quotes only where it holds a
 * dot or a quote itself.
 */
final class QualifiedName {
    private QualifiedName() {}

    static String of(String schema, String name) {
        return schema.equals("public") ? part(name) : part(schema) + "." + part(name);
    }

    static String part(String name) {
        return name.indexOf('.') >= 0 || name.indexOf('"') >= 0 ? Names.quoted(name) : name;
    }

    /** A qualified name as SQL takes it. */
    static String sql(String qualified) {
        List<String> parts = parts(qualified);
        String name = PostgresqlNames.quoted(parts.get(1));
        return parts.get(0).equals("public") ? name : PostgresqlNames.quoted(parts.get(0)) + "." + name;
    }

    /** The schema and the name again. */
    static List<String> parts(String qualified) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < qualified.length(); i++) {
            char c = qualified.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < qualified.length() && qualified.charAt(i + 1) == '"') {
                    part.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.size() == 1 ? List.of("public", parts.get(0)) : List.copyOf(parts);
    }
}
