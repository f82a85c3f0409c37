package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The name of a table or view as a snapshot has it: alone, or in PostgreSQL with its schema in front ({@code billing."a.b"}). */
public final class TableName {
    private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[^.\"]+");

    private TableName() {}

    /** As a statement takes it. */
    public static String quoted(DatabaseKind kind, String name) {
        return parts(kind, name).stream().map(part -> quotedPart(kind, part)).collect(Collectors.joining("."));
    }

    /** A name that has no other in front, such as a column's. */
    public static String quotedPart(DatabaseKind kind, String name) {
        return switch (kind) {
            case SQLITE, POSTGRESQL -> Names.quoted(name);
            case MYSQL, MARIADB -> MysqlSql.quoted(name);
        };
    }

    /** The schema, if there is one, and the name; each without quotes. */
    private static List<String> parts(DatabaseKind kind, String name) {
        return kind == DatabaseKind.POSTGRESQL
                ? PART.matcher(name).results().map(TableName::unquoted).toList()
                : List.of(name);
    }

    private static String unquoted(MatchResult part) {
        return part.group(1) == null ? part.group() : part.group(1).replace("\"\"", "\"");
    }
}
