package io.github.migrationtest.data;

import io.github.migrationtest.internal.rows.RowDialect;
import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredTable;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a server says of one table's rows. */
final class ServerFigures {
    private final RowDialect dialect;
    private final Connection connection;
    private final StoredTable table;
    private final String condition;

    /** @param condition which rows are asked of; empty for all */
    ServerFigures(RowDialect dialect, Connection connection, StoredTable table, String condition) {
        this.dialect = dialect;
        this.connection = connection;
        this.table = table;
        this.condition = condition;
    }

    TableData read() throws SQLException {
        List<ColumnData> columns = new ArrayList<>();
        long rows = 0;
        long hash = 0;
        int asked = 0;
        do {
            int next = Math.min(table.columns().size(), asked + dialect.columnsAtOnce());
            List<StoredColumn> some = table.columns().subList(asked, next);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(dialect.figures(table, some, asked == 0, condition))) {
                row.next();
                rows = row.getLong(1);
                hash = asked == 0 ? hash(row, 2) : hash;
                for (int i = 0; i < some.size(); i++) {
                    StoredColumn column = some.get(i);
                    columns.add(new ColumnData(
                            column.name(), row.getLong(3 + 2 * i), hash(row, 4 + 2 * i), column.generated()));
                }
            }
            asked = next;
        } while (asked < table.columns().size());
        return new TableData(table.name(), table.key(), rows, columns, hash);
    }

    /** Of a sum that may be longer than 64 bits its last ones; 0 for NULL, which is what a sum over no row is. */
    private static long hash(ResultSet row, int column) throws SQLException {
        BigDecimal sum = row.getBigDecimal(column);
        return sum == null ? 0 : sum.toBigInteger().longValue();
    }
}
