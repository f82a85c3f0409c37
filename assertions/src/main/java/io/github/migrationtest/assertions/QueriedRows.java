package io.github.migrationtest.assertions;

import io.github.migrationtest.data.ShownValues;
import io.github.migrationtest.database.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.groups.Tuple;
import org.assertj.core.presentation.StandardRepresentation;
import org.jspecify.annotations.Nullable;

/** The rows that a query gives, as AssertJ's tuples. */
record QueriedRows(Database database, String sql, List<Tuple> rows) {

    static QueriedRows of(Database database, String sql, @Nullable Object... parameters) {
        List<Tuple> rows = new ArrayList<>();
        LiveDatabase.of(database).read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows.add(tuple(row));
                    }
                }
            }
            return rows;
        });
        return new QueriedRows(database, sql, List.copyOf(rows));
    }

    private static Tuple tuple(ResultSet row) throws SQLException {
        @Nullable Object[] values = new Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = plain(row.getObject(i + 1));
        }
        return new Tuple(values);
    }

    /** Dates and times of JDBC's own as those of the JDK, whose texts are those of SQL. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof java.sql.Timestamp timestamp) {
            return timestamp.toLocalDateTime();
        } else if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        return value instanceof java.sql.Time time ? time.toLocalTime() : value;
    }

    /** Whether a row is among them. */
    boolean contains(Tuple row) {
        return rows.stream().anyMatch(each -> SameValue.inRows(each, row));
    }

    /** AssertJ's assertions on them, which compare numbers as numbers and print no value of a copy that may not be shown. */
    ListAssert<Tuple> asserted(String description) {
        return Assertions.assertThat(rows)
                .as("%s", description)
                .withRepresentation(new Shown(database))
                .usingElementComparator((one, other) -> SameValue.inRows(one, other) ? 0 : 1);
    }

    /** A row for a message. */
    String inWords(Tuple row) {
        return ShownValues.of(database, row.toList());
    }

    private static final class Shown extends StandardRepresentation {
        private final Database database;

        private Shown(Database database) {
            this.database = database;
        }

        @Override
        protected String toStringOf(Tuple tuple) {
            return ShownValues.of(database, tuple.toList());
        }
    }
}
