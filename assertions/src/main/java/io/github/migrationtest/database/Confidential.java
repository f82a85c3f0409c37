package io.github.migrationtest.database;

import java.lang.reflect.InvocationTargetException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a driver throws, said without a row's value: its code, and the constraint, table and column it names.
 *
 * <p>Of statements that were not understood nothing has been read, and what the server says of its own state has nothing to do
 * with rows; there its first line is kept. A detail, a hint, a context and a cause never are.
 */
public final class Confidential {
    /** Classes of SQLSTATE that speak of statements, sessions and servers (appendix A of PostgreSQL's documentation). */
    private static final Set<String> NOT_OF_ROWS =
            Set.of("08", "0A", "25", "28", "2B", "3D", "3F", "40", "42", "53", "54", "55", "57", "58", "F0");

    private static final Map<String, String> CONDITIONS = Map.ofEntries(
            Map.entry("21000", "cardinality_violation"),
            Map.entry("22001", "string_data_right_truncation"),
            Map.entry("22003", "numeric_value_out_of_range"),
            Map.entry("22007", "invalid_datetime_format"),
            Map.entry("22008", "datetime_field_overflow"),
            Map.entry("22012", "division_by_zero"),
            Map.entry("22021", "character_not_in_repertoire"),
            Map.entry("22P02", "invalid_text_representation"),
            Map.entry("22P03", "invalid_binary_representation"),
            Map.entry("22P04", "bad_copy_file_format"),
            Map.entry("22P05", "untranslatable_character"),
            Map.entry("23001", "restrict_violation"),
            Map.entry("23502", "not_null_violation"),
            Map.entry("23503", "foreign_key_violation"),
            Map.entry("23505", "unique_violation"),
            Map.entry("23514", "check_violation"),
            Map.entry("23P01", "exclusion_violation"),
            Map.entry("44000", "with_check_option_violation"),
            Map.entry("P0001", "raise_exception"),
            Map.entry("P0004", "assert_failure"));

    /**
     * Errors whose texts name columns, tables and limits only (MySQL's {@code errmsg-utf8.txt}, and MariaDB's).
     */
    private static final Set<Integer> NAMES_ONLY = Set.of(
            1005, 1022, 1025, 1030, 1048, 1050, 1054, 1060, 1061, 1071, 1091, 1114, 1118, 1138, 1146, 1153, 1170, 1205,
            1213, 1216, 1217, 1227, 1263, 1264, 1265, 1364, 1369, 1406, 1418, 1419, 1451, 1452, 1761, 1822, 3780, 3819,
            4025);

    private static final Set<Integer> DUPLICATE = Set.of(1062, 1586, 1859);
    private static final Pattern LAST_QUOTED = Pattern.compile("'([^']*)'[^']*$");
    private static final Pattern FOR_COLUMN = Pattern.compile("(?:for column|column) (\\S+) at row (\\d+)\\s*$");
    private static final Pattern PREFIX_OF_MARIADB = Pattern.compile("^\\(conn=\\d+\\) ");

    private Confidential() {}

    /** Whether the user has asked for values of copies to be shown: {@code -Dmigrationtest.show-values=true}. */
    public static boolean isLifted() {
        return Boolean.getBoolean("migrationtest.show-values");
    }

    /** The same failure, to be shown to anybody; the driver's own where values may be shown. */
    public static SQLException of(DatabaseKind kind, SQLException failure) {
        if (isLifted() || failure instanceof Said || failure instanceof SaidOfBatch) {
            return failure;
        }
        SQLException said = said(kind, failure);
        said.setStackTrace(failure.getStackTrace());
        SQLException next = failure.getNextException();
        if (next != null && next != failure) {
            said.setNextException(of(kind, next));
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (suppressed instanceof SQLException other) {
                said.addSuppressed(of(kind, other));
            }
        }
        return said;
    }

    /** What a connection to a copy can be unwrapped to: it says what the driver's own connection, beneath it, has thrown. */
    public interface Keeper {
        /** The same failure, to be shown to anybody. */
        SQLException shown(SQLException failure);
    }

    /** A failure of the driver's own connection beneath another, said as that other would say it. */
    public static SQLException beneath(Connection connection, SQLException failure) {
        try {
            return connection.isWrapperFor(Keeper.class)
                    ? connection.unwrap(Keeper.class).shown(failure)
                    : failure;
        } catch (SQLException e) {
            // A driver's own connection that has broken does not answer; one to a copy always does.
            return failure;
        }
    }

    /** Whether a connection is to a copy of which no value is to be shown. */
    public static boolean isBehind(Connection connection) {
        try {
            return !isLifted() && connection.isWrapperFor(Keeper.class);
        } catch (SQLException e) {
            // As above: one to a copy always answers.
            return false;
        }
    }

    /** What it says, as one line; all that the driver says where values may be shown. */
    public static String text(DatabaseKind kind, SQLException failure) {
        if (isLifted()) {
            return String.valueOf(failure.getMessage());
        }
        return switch (kind) {
            case SQLITE -> ofSqlite(failure);
            case POSTGRESQL -> ofPostgresql(failure);
            case MYSQL, MARIADB -> ofMysql(failure);
        };
    }

    private static SQLException said(DatabaseKind kind, SQLException failure) {
        String text = text(kind, failure);
        String state = failure.getSQLState();
        int code = failure.getErrorCode();
        if (failure instanceof BatchUpdateException batch) {
            SQLException next = failure.getNextException();
            return new SaidOfBatch(
                    "Batch entry refused: " + (next == null ? text : text(kind, next)), state, code, batch);
        } else if (failure instanceof SQLTimeoutException) {
            return new SQLTimeoutException(text, state, code);
        } else if (failure instanceof SQLIntegrityConstraintViolationException && kind != DatabaseKind.POSTGRESQL) {
            return new SQLIntegrityConstraintViolationException(text, state, code);
        } else if (failure instanceof SQLDataException) {
            return new SQLDataException(text, state, code);
        }
        return new Said(text, state, code, Fields.of(failure));
    }

    /** SQLite names columns; only what a trigger raises and what it could not read may hold more. */
    private static String ofSqlite(SQLException failure) {
        String text = String.valueOf(failure.getMessage());
        return text.startsWith("[SQLITE_CONSTRAINT_TRIGGER]") ? text.replaceFirst("(?s) \\(.*", "") : firstLine(text);
    }

    private static String ofPostgresql(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        Fields fields = Fields.of(failure);
        if (state.length() == 5 && NOT_OF_ROWS.contains(state.substring(0, 2)) && !fields.inCode()) {
            return firstLine(String.valueOf(failure.getMessage()));
        }
        List<String> parts = new ArrayList<>();
        parts.add("SQLState " + state
                + Optional.ofNullable(CONDITIONS.get(state))
                        .map(name -> " (" + name + ")")
                        .orElse(""));
        fields.constraint().ifPresent(name -> parts.add("constraint \"" + name + "\""));
        fields.column().ifPresent(name -> parts.add("column \"" + name + "\""));
        fields.table().ifPresent(name -> parts.add("table \"" + name + "\""));
        return "ERROR: " + String.join(", ", parts);
    }

    private static String ofMysql(SQLException failure) {
        String text = PREFIX_OF_MARIADB
                .matcher(firstLine(String.valueOf(failure.getMessage())))
                .replaceFirst("");
        int code = failure.getErrorCode();
        String state = String.valueOf(failure.getSQLState());
        if (DUPLICATE.contains(code)) {
            Matcher key = LAST_QUOTED.matcher(text);
            return "Duplicate entry" + (key.find() ? " for key '" + key.group(1) + "'" : "");
        }
        if (NAMES_ONLY.contains(code) || state.startsWith("42") && code != 0) {
            return text;
        }
        Matcher column = FOR_COLUMN.matcher(text);
        return "SQLState " + state + ", error " + code
                + (column.find() ? " for column " + column.group(1) + " at row " + column.group(2) : "");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /**
     * What PostgreSQL says in fields of their own, which pgjdbc gives by {@code PSQLException.getServerErrorMessage()}.
     *
     * @param inCode whether it happened in a function's code, which may have made the text of rows
     * @param position in the text that was sent
     */
    private record Fields(
            Optional<String> constraint,
            Optional<String> schema,
            Optional<String> table,
            Optional<String> column,
            boolean inCode,
            int position) {

        static Fields of(SQLException failure) {
            Optional<Object> fields = field(failure, "getServerErrorMessage");
            return new Fields(
                    text(fields, "getConstraint"),
                    text(fields, "getSchema"),
                    text(fields, "getTable"),
                    text(fields, "getColumn"),
                    text(fields, "getWhere").isPresent(),
                    fields.flatMap(each -> field(each, "getPosition"))
                            .map(each -> each instanceof Integer position ? position : 0)
                            .orElse(0));
        }

        private static Optional<String> text(Optional<Object> fields, String getter) {
            return fields.flatMap(each -> field(each, getter))
                    .map(String::valueOf)
                    .filter(text -> !text.isEmpty());
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

    /** A failure that shows no row; says what it names in the same fields as the driver's. */
    public static final class Said extends SQLException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final transient @Nullable Fields fields;

        private Said(String text, @Nullable String state, int code, Fields fields) {
            super(text, state, code);
            this.fields = fields;
        }

        /** Itself: it has the fields that name things. */
        public Said getServerErrorMessage() {
            return this;
        }

        /** The constraint it names; empty if none. */
        public String getConstraint() {
            return fields == null ? "" : fields.constraint().orElse("");
        }

        /** The schema of the table it names; empty if none. */
        public String getSchema() {
            return fields == null ? "" : fields.schema().orElse("");
        }

        /** The table it names; empty if none. */
        public String getTable() {
            return fields == null ? "" : fields.table().orElse("");
        }

        /** The place in the text that was sent, in characters from 1; 0 if it names none. */
        public int getPosition() {
            return fields == null ? 0 : fields.position();
        }

        /** The column it names; empty if none. */
        public String getColumn() {
            return fields == null ? "" : fields.column().orElse("");
        }
    }

    private static final class SaidOfBatch extends BatchUpdateException {
        private static final long serialVersionUID = 1L;

        SaidOfBatch(String text, @Nullable String state, int code, BatchUpdateException batch) {
            super(text, state, code, batch.getLargeUpdateCounts(), null);
        }
    }
}
