package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The name of a table as a snapshot has it: alone, or in PostgreSQL with its schema in front. */
final class QualifiedName {
    private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[^.\"]+");

    private QualifiedName() {}

    /** The schema, if there is one, and the name; each without quotes. */
    static List<String> parts(DatabaseKind kind, String name) {
        if (kind != DatabaseKind.POSTGRESQL) {
            return List.of(name);
        }
        return PART.matcher(name).results().map(QualifiedName::unquoted).toList();
    }

    private static String unquoted(MatchResult part) {
        return part.group(1) == null ? part.group() : part.group(1).replace("\"\"", "\"");
    }
}
