package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import java.util.Optional;

/** What all that is kept as a text has in common. */
final class Texts {
    private final Queries queries;

    Texts(Queries queries) {
        this.queries = queries;
    }

    /** Statements in canonical spelling, without the name of the database that they are in. */
    String canonical(String sql) {
        return CanonicalSql.statements(queries.kind, sql, queries.database);
    }

    /** The body of a trigger, routine or event as it was written, in canonical spelling. */
    String body(String type, String name, String printed) {
        return canonical(new OriginalBody(queries).of(type, name, printed));
    }

    /** What it does, or what would have to be granted to see it. */
    Attributes definition(Attributes attributes, String type, String name, Optional<String> text, String right) {
        return text.map(sql -> attributes.with(Attribute.DEFINITION, body(type, name, sql)))
                .orElseGet(() -> attributes.with(Attribute.UNREADABLE, "definition: needs " + right));
    }

    /** The mode that it runs in, where that is not the one that the server gives to new sessions. */
    Optional<String> sqlMode(String mode) {
        return Optional.of(mode).filter(each -> !each.equals(queries.globalSqlMode));
    }
}
