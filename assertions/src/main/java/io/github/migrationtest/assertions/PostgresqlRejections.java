package io.github.migrationtest.assertions;

import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL says which constraint it was in fields of their own, which pgjdbc gives by {@code
 * PSQLException.getServerErrorMessage()}, whatever language the message is in.
 */
final class PostgresqlRejections {
    /** Too long, out of range, no such label, no such date. */
    private static final Set<String> VALUES = Set.of("22001", "22003", "22007", "22008", "22P02", "428C9");

    private static final Pattern CONSTRAINT = Pattern.compile("constraint \"([^\"]*)\"");
    private static final Pattern NULL =
            Pattern.compile("null value in column \"([^\"]*)\"(?: of relation \"([^\"]*)\")?");

    private PostgresqlRejections() {}

    static Optional<Rejection> of(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return kind(state).map(kind -> {
            Rejection rejection = Rejection.of(kind, String.valueOf(failure.getMessage()));
            Optional<Object> fields = field(failure, "getServerErrorMessage");
            if (fields.isEmpty()) {
                return byMessage(rejection);
            }
            Rejection named = text(fields, "getConstraint").map(rejection::by).orElse(rejection);
            Optional<String> table = text(fields, "getTable").map(name -> text(fields, "getSchema")
                    .filter(schema -> !schema.equals("public"))
                    .map(schema -> schema + "." + name)
                    .orElse(name));
            return named.on(table, text(fields, "getColumn").stream().toList());
        });
    }

    private static Optional<ConstraintKind> kind(String state) {
        return switch (state) {
            case "23505" -> Optional.of(ConstraintKind.UNIQUE);
            case "23502" -> Optional.of(ConstraintKind.NOT_NULL);
            // A view's check option is a condition on its rows.
            case "23514", "44000" -> Optional.of(ConstraintKind.CHECK);
            case "23503", "23001" -> Optional.of(ConstraintKind.FOREIGN_KEY);
            case "23P01" -> Optional.of(ConstraintKind.EXCLUSION);
            case "P0001", "P0004" -> Optional.of(ConstraintKind.TRIGGER);
            default ->
                VALUES.contains(state)
                        ? Optional.of(ConstraintKind.TYPE)
                        : state.startsWith("23") ? Optional.of(ConstraintKind.TRIGGER) : Optional.empty();
        };
    }

    /** Another driver than pgjdbc, on a server that speaks English. */
    private static Rejection byMessage(Rejection rejection) {
        Matcher constraint = CONSTRAINT.matcher(rejection.message());
        Matcher column = NULL.matcher(rejection.message());
        if (constraint.find()) {
            return rejection.by(constraint.group(1));
        }
        return column.find() ? rejection.on(Optional.ofNullable(column.group(2)), List.of(column.group(1))) : rejection;
    }

    private static Optional<String> text(Optional<Object> fields, String getter) {
        return fields.flatMap(each -> field(each, getter)).map(String::valueOf).filter(text -> !text.isEmpty());
    }

    /** The driver is nothing that this library could name. */
    private static Optional<Object> field(Object owner, String getter) {
        try {
            @Nullable Object value = owner.getClass().getMethod(getter).invoke(owner);
            return Optional.ofNullable(value);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }
}
