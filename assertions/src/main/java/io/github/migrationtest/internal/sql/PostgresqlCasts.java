package io.github.migrationtest.internal.sql;

import io.github.migrationtest.internal.sql.PostgresqlTerm.Kind;
import java.util.List;
import java.util.Map;

/**
 * Leaves out the casts that PostgreSQL adds itself when it keeps an expression, and those alone.
 *
 * <p>These are: of a string to a text type; of a {@code varchar} column to {@code text}, for whose values all operators are
 * those of {@code text}; and of a constant to the type of the column that it is compared with. Of the first, one that somebody
 * wrote cannot be told from one that was added.
 */
final class PostgresqlCasts {
    private final Map<String, String> types;

    PostgresqlCasts(Map<String, String> types) {
        this.types = types;
    }

    PostgresqlTerm cast(PostgresqlTerm term, String type) {
        if (term.is(Kind.STRING) && PostgresqlType.isText(type)) {
            return term;
        }
        if (term.is(Kind.STRING) && isNumber(term.text()) && PostgresqlType.isNumber(type)) {
            return number(term.text().substring(1, term.text().length() - 1), type);
        }
        if (term.is(Kind.ARRAY)
                && !term.parts().isEmpty()
                && type.endsWith("[]")
                && PostgresqlType.isText(type.substring(0, type.length() - 2))
                && term.parts().stream().allMatch(part -> part.is(Kind.STRING))) {
            return term;
        }
        if (type.equals("text") && isVarchar(term)
                || term.is(Kind.CAST) && term.type().equals(type)) {
            return term;
        }
        return PostgresqlTerm.cast(term, type);
    }

    private boolean isVarchar(PostgresqlTerm term) {
        return term.is(Kind.NAME)
                && PostgresqlType.withoutModifier(types.getOrDefault(name(term), ""))
                        .equals("character varying");
    }

    private static boolean isNumber(String string) {
        return string.matches("'-?[0-9]+(\\.[0-9]+)?'");
    }

    /** A negative constant is kept as a string: {@code '-1'::integer}. */
    private static PostgresqlTerm number(String digits, String type) {
        PostgresqlTerm number = PostgresqlTerm.of(Kind.NUMBER, digits);
        boolean plain = digits.indexOf('.') < 0 ? type.equals("integer") : type.equals("numeric");
        return plain ? number : PostgresqlTerm.cast(number, type);
    }

    /** A constant beside a column, without the cast to the column's type. */
    PostgresqlTerm beside(PostgresqlTerm column, PostgresqlTerm term) {
        if (column.is(Kind.NAME) && types.containsKey(name(column))) {
            String type = PostgresqlType.withoutModifier(types.getOrDefault(name(column), ""));
            if (term.is(Kind.ARRAY)) {
                List<PostgresqlTerm> parts = term.parts().stream()
                        .map(part -> withoutCast(part, type))
                        .toList();
                return PostgresqlTerm.array(parts);
            }
            return withoutCast(term, type);
        }
        return term;
    }

    /** A null among others: the server gives it their type, once more each time it reads the text. */
    static PostgresqlTerm withoutCastOfNull(PostgresqlTerm term) {
        PostgresqlTerm inner = term;
        while (inner.is(Kind.CAST)) {
            inner = inner.parts().get(0);
        }
        return inner.text().equals("null") ? inner : term;
    }

    private static PostgresqlTerm withoutCast(PostgresqlTerm term, String type) {
        boolean added = term.is(Kind.CAST)
                && term.type().equals(type)
                && (term.parts().get(0).is(Kind.STRING) || term.parts().get(0).is(Kind.NUMBER));
        return added ? term.parts().get(0) : term;
    }

    private static String name(PostgresqlTerm term) {
        String text = term.text();
        return text.charAt(0) == '"' ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
