package io.github.migrationtest.schema;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import java.util.Optional;
import java.util.Set;

/**
 * What a function of PostgreSQL does, which the server keeps as the text that it was given: how that is indented, and what is said
 * beside it, no statement notices.
 */
final class RoutineBody {
    /** Others may go by white space. */
    private static final Set<String> LANGUAGES = Set.of("sql", "plpgsql");

    private RoutineBody() {}

    /** The text in the one spelling that all share which do the same; none of anything else. */
    static Optional<String> spelled(Attributes attributes) {
        return isOf(attributes)
                ? attributes.get(Attribute.DEFINITION).map(literal -> literalOf(PostgresqlSql.body(textOf(literal))))
                : Optional.empty();
    }

    static boolean isOf(Attributes attributes) {
        return attributes.kind() == DatabaseKind.POSTGRESQL
                && attributes
                        .get(Attribute.LANGUAGE)
                        .filter(LANGUAGES::contains)
                        .isPresent()
                && attributes
                        .get(Attribute.DEFINITION)
                        .filter(body -> body.startsWith("'"))
                        .isPresent();
    }

    private static String literalOf(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String textOf(String literal) {
        return literal.substring(1, literal.length() - 1).replace("''", "'");
    }
}
