package io.github.migrationtest.data;

import io.github.migrationtest.internal.rows.KeyRange;
import io.github.migrationtest.internal.rows.RowParts;
import io.github.migrationtest.internal.rows.StoredTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The parts of a large table that nobody has read yet. They are made when they are taken, so that both who take them are busy to the end. */
final class KeyRanges {
    /** As many as fifteen crowds of rows that are far apart in 64 bits need; a wrong estimate would lead to every single key. */
    private static final int MOST_SPLITS = 1000;

    private final RowParts parts;
    private final StoredTable table;
    private final Queue<KeyRange> left = new ArrayDeque<>();
    private int splits;

    private KeyRanges(RowParts parts, StoredTable table) {
        this.parts = parts;
        this.table = table;
    }

    /** @param column the first of the table's key, as SQL takes it */
    static KeyRanges of(RowParts parts, StoredTable table, String column, Connection connection) throws SQLException {
        KeyRanges ranges = new KeyRanges(parts, table);
        String ends = "select coalesce(min(%1$s), 0), coalesce(max(%1$s), 0) from %2$s".formatted(column, table.from());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ends)) {
            row.next();
            BigDecimal least = row.getBigDecimal(1).setScale(0, RoundingMode.FLOOR);
            BigDecimal greatest = row.getBigDecimal(2).setScale(0, RoundingMode.CEILING);
            KeyRange whole =
                    new KeyRange(column, least.subtract(BigDecimal.ONE).toBigInteger(), greatest.toBigInteger());
            // Of all rows MySQL says that they are half as many.
            ranges.left.addAll(whole.halves());
        }
        return ranges;
    }

    /** The next one, which is whoever takes it to read; none if there are no more. */
    synchronized Optional<KeyRange> take(Connection connection) throws SQLException {
        while (splits < MOST_SPLITS && isSplit(left.peek(), connection)) {
            left.addAll(left.remove().halves());
            splits++;
        }
        return Optional.ofNullable(left.poll());
    }

    private boolean isSplit(@Nullable KeyRange part, Connection connection) throws SQLException {
        return part != null && part.halves().size() > 1 && parts.isLarge(connection, table, part);
    }

    /** Gives no more. */
    synchronized void stop() {
        left.clear();
    }
}
