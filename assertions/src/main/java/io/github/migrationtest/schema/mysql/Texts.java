package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.internal.sql.MysqlSql;
import io.github.migrationtest.internal.sql.SqlMode;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What all that is kept as a text has in common. */
final class Texts {
    private final Queries queries;

    Texts(Queries queries) {
        this.queries = queries;
    }

    /** Statements in canonical spelling, without the name of the database that they are in. */
    String canonical(String sql) {
        return MysqlSql.statements(queries.kind, sql, queries.database);
    }

    /** The same, written in a mode of its own. */
    String canonical(String sql, String mode) {
        return MysqlSql.statements(queries.kind, sql, queries.database, SqlMode.of(mode));
    }

    /** The body of a trigger, routine or event as it was written, in canonical spelling. */
    String body(String type, String name, String printed, String mode) {
        return canonical(new OriginalBody(queries).of(type, name, printed), mode);
    }

    /** What it does, or what would have to be granted to see it. */
    Attributes definition(
            Attributes attributes, String type, String name, Optional<String> text, String mode, String right) {
        return text.map(sql -> attributes.with(Attribute.DEFINITION, body(type, name, sql, mode)))
                .orElseGet(() -> attributes.with(Attribute.UNREADABLE, "definition: needs " + right));
    }

    /** The mode that it runs in, where that is not the one that the server gives to new sessions. */
    Optional<String> sqlMode(String mode) {
        return words(mode).equals(words(queries.globalSqlMode)) ? Optional.empty() : Optional.of(mode);
    }

    /** Without what counts only while a statement is read: drivers set it. */
    private static Set<String> words(String mode) {
        Set<String> words = new TreeSet<>(List.of(mode.toUpperCase(Locale.ROOT).split(",")));
        words.remove("IGNORE_SPACE");
        return words;
    }
}
