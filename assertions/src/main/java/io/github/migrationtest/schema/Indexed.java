package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What finds rows by a list of parts: an index, a primary key or a unique constraint. */
public sealed interface Indexed permits Index, PrimaryKey, UniqueConstraint {

    /** What it orders by, first part first. */
    List<IndexPart> parts();

    /** Whether two rows may not share its parts. */
    boolean unique();

    /** What else the engine knows of it. */
    Attributes attributes();

    /** Which rows it holds, in canonical spelling; none if all. */
    default Optional<String> predicate() {
        return Optional.empty();
    }

    /** What it is, in a line: {@code index users_email on users (email) unique}, {@code primary key (id)}. */
    String describe();

    /** The names of its columns in order, expressions left out. */
    default List<String> columns() {
        return parts().stream()
                .filter(part -> !part.expression())
                .map(IndexPart::text)
                .toList();
    }

    /** The columns that it carries beside its key. */
    default List<String> includedColumns() {
        String list = attributes().get(Attribute.INCLUDE).orElse("");
        return SqlLexer.code(attributes().kind(), list).stream()
                .filter(token -> token.type() != SqlToken.Type.SYMBOL)
                .map(SqlToken::name)
                .toList();
    }

    /** Whether its parts are exactly these columns, in any order. */
    default boolean isOn(Collection<String> columns) {
        return parts().stream().noneMatch(IndexPart::expression)
                && parts().size() == columns.size()
                && new HashSet<>(NameRules.keys(attributes(), columns()))
                        .equals(new HashSet<>(NameRules.keys(attributes(), List.copyOf(columns))));
    }
}
