package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.Scaling;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whether values that are gone from where they were stand elsewhere: both places are read in one order, in constant memory. */
final class Arrivals {
    private final Database before;
    private final Database after;

    Arrivals(Database before, Database after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Columns of a table.
     *
     * @param columns as the database spells them, in the order in which they are compared with those of another place
     * @param needed a row counts if this one of them is neither NULL nor an empty text, which scripts leave behind as they do the other;
     *     if it is negative, if any is not NULL
     */
    record Place(String table, List<String> columns, int needed) {}

    /** How many rows of a place before have no equal in any of these after; each of these is the equal of one, unless equal ones count once. */
    long missing(Place from, List<Place> into, boolean distinct) {
        DatabaseKind kind = before.kind();
        String order =
                IntStream.range(0, from.columns().size()).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
        String left = "select " + (distinct ? "distinct " : "") + order + " from (" + select(kind, from)
                + ") l order by " + order;
        String right = "select " + (distinct ? "distinct " : "") + order + " from ("
                + into.stream().map(place -> select(kind, place)).collect(Collectors.joining(" union all "))
                + ") r order by " + order;
        try (Connection one = before.connection();
                Connection other = after.connection();
                Statement lefts = streaming(one);
                Statement rights = streaming(other);
                ResultSet here = lefts.executeQuery(left);
                ResultSet there = rights.executeQuery(right)) {
            return missing(here, there, from.columns().size());
        } catch (SQLException e) {
            throw new DatabaseException(
                    "It cannot be told whether what is gone from " + from.table() + " stands elsewhere.", e);
        }
    }

    /** In a transaction and by portions, so that PostgreSQL does not give all rows at once; it ends with the connection. */
    private static Statement streaming(Connection connection) throws SQLException {
        if (DatabaseKind.of(connection) == DatabaseKind.POSTGRESQL) {
            connection.setAutoCommit(false);
        }
        Statement statement = connection.createStatement();
        statement.setFetchSize(1000);
        return statement;
    }

    private static long missing(ResultSet here, ResultSet there, int columns) throws SQLException {
        long missing = 0;
        boolean more = there.next();
        while (here.next()) {
            int order = more ? compare(here, there, columns) : -1;
            while (order > 0) {
                more = there.next();
                order = more ? compare(here, there, columns) : -1;
            }
            if (order < 0) {
                missing++;
            } else {
                more = there.next();
            }
        }
        return missing;
    }

    private static int compare(ResultSet one, ResultSet other, int columns) throws SQLException {
        for (int i = 1; i <= columns; i++) {
            int order = one.getString(i).compareTo(other.getString(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** How many different rows a place has. */
    long different(Database database, Place place) {
        String sql = "select count(*) from (select distinct "
                + IntStream.range(0, place.columns().size())
                        .mapToObj(i -> "k" + i)
                        .collect(Collectors.joining(", "))
                + " from (" + select(database.kind(), place) + ") l) d";
        return number(database, sql, place.table());
    }

    private static long number(Database database, String sql, String table) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new DatabaseException("The values of " + table + " cannot be counted.", e);
        }
    }

    /** How many different rows a place had before. */
    long differentBefore(Place place) {
        return different(before, place);
    }

    /** How many different rows a place has after. */
    long differentAfter(Place place) {
        return different(after, place);
    }

    /** Whether a place had rows before in which all its columns are NULL. */
    boolean haveNoneSomewhere(Place place) {
        String none = place.columns().stream()
                .map(column -> quoted(before.kind(), column) + " is null")
                .collect(Collectors.joining(" and "));
        String sql = "select count(*) from " + table(before.kind(), place.table()) + " where " + none;
        return number(before, sql, place.table()) > 0;
    }

    /** Whether all numbers of a column before are whole multiples of a unit. */
    boolean areWhole(String table, String column, long unit) {
        String name = quoted(before.kind(), column);
        String rest =
                switch (before.kind()) {
                    case SQLITE -> name + " % " + unit + " <> 0 or " + name + " <> cast(" + name + " as integer)";
                    case POSTGRESQL -> "mod(" + name + "::numeric, " + unit + ") <> 0";
                    case MYSQL, MARIADB -> "mod(" + name + ", " + unit + ") <> 0";
                };
        return number(before, "select count(*) from " + table(before.kind(), table) + " where " + rest, table) == 0;
    }

    /**
     * Whether all numbers of a column before are what they were when they are scaled back; not where that cannot be worked out.
     *
     * @param type of the column that they are in after, which may round them once more; empty where a type takes all
     */
    boolean areScaledBack(String table, String column, Scaling scaling, String type) {
        Optional<String> typed = typed(before.kind(), scaling.of(quoted(before.kind(), column)), type);
        if (typed.isEmpty()) {
            return false;
        }
        String number = before.kind() == DatabaseKind.POSTGRESQL ? "::numeric" : "";
        String name = quoted(before.kind(), column);
        String back =
                typed.get() + number + (scaling.multiplied() ? " / (" : " * (") + "1.0 * " + scaling.factor() + ")";
        String sql = "select count(*) from " + table(before.kind(), table) + " where " + name
                + " is not null and not coalesce(" + back + " = " + name + number + ", 1 = 0)";
        try {
            return number(before, sql, table) == 0;
        } catch (DatabaseException e) {
            return false; // too large for the type, for one
        }
    }

    private static Optional<String> typed(DatabaseKind kind, String value, String type) {
        return switch (kind) {
            case SQLITE -> Optional.of("(" + value + ")");
            case POSTGRESQL -> Optional.of("(" + value + ")::" + type);
            case MYSQL, MARIADB ->
                type.matches("(tiny|small|medium|big)?int\\b.*")
                        ? Optional.of(
                                "cast((" + value + ") as " + (type.contains("unsigned") ? "unsigned)" : "signed)"))
                        : type.matches("decimal\\(.*\\)")
                                ? Optional.of("cast((" + value + ") as " + type + ")")
                                : Optional.empty();
        };
    }

    /** Whether there are as many values in a place before as in one after that as many rows have, for each number of rows. */
    boolean areSharedAlike(Place from, Place to) {
        return shares(before, from).equals(shares(after, to));
    }

    private static Map<Long, Long> shares(Database database, Place place) {
        String sql = "select n, count(*) from (select count(*) as n from (" + select(database.kind(), place)
                + ") l group by k0) g group by n";
        Map<Long, Long> shares = new HashMap<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                shares.put(rows.getLong(1), rows.getLong(2));
            }
            return shares;
        } catch (SQLException e) {
            throw new DatabaseException("The values of " + place.table() + " cannot be counted.", e);
        }
    }

    /** Hexadecimal, since that stands in one order everywhere, whatever a column's collation. */
    private static String select(DatabaseKind kind, Place place) {
        List<String> columns =
                place.columns().stream().map(name -> quoted(kind, name)).toList();
        String condition = place.needed() >= 0
                ? hexadecimal(kind, columns.get(place.needed())) + " <> ''"
                : columns.stream().map(column -> column + " is not null").collect(Collectors.joining(" or "));
        return IntStream.range(0, columns.size())
                .mapToObj(i -> "coalesce(" + hexadecimal(kind, columns.get(i)) + ", '-') as k" + i)
                .collect(Collectors.joining(
                        ", ", "select ", " from " + table(kind, place.table()) + " where " + condition));
    }

    private static String hexadecimal(DatabaseKind kind, String column) {
        return switch (kind) {
            // A whole number is one text however it is stored.
            case SQLITE ->
                "hex(case when typeof(%1$s) = 'real' and %1$s = cast(%1$s as integer) then cast(cast(%1$s as integer) as text) else cast(%1$s as text) end)"
                        .formatted(column);
            case POSTGRESQL -> "encode(convert_to(" + column + "::text, 'UTF8'), 'hex') collate \"C\"";
            default -> "hex(cast(" + column + " as char character set utf8mb4))";
        };
    }

    private static String table(DatabaseKind kind, String name) {
        int dot = kind == DatabaseKind.POSTGRESQL ? name.indexOf('.') : -1;
        return dot < 0
                ? quoted(kind, name)
                : quoted(kind, name.substring(0, dot)) + "." + quoted(kind, name.substring(dot + 1));
    }

    private static String quoted(DatabaseKind kind, String name) {
        boolean backticks = kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
        return backticks ? "`" + name.replace("`", "``") + "`" : '"' + name.replace("\"", "\"\"") + '"';
    }
}
