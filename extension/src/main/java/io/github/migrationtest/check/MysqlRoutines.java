package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The functions and procedures of a MySQL or MariaDB database: what their bodies name is looked for when they run, and no sooner. */
final class MysqlRoutines {
    private static final String PARAMETERS = """
            select specific_name, routine_type, parameter_mode, data_type, dtd_identifier from information_schema.parameters
            where specific_schema = database() and ordinal_position > 0 order by specific_name, ordinal_position""";
    private static final String ROUTINES = """
            select specific_name, routine_type, coalesce(routine_definition, '') from information_schema.routines
            where routine_schema = database() and routine_type in ('FUNCTION', 'PROCEDURE')
            order by routine_type, specific_name""";

    /** What a routine is told, and of which types that is. */
    private record Arguments(List<String> values, List<String> types) {
        static Arguments none() {
            return new Arguments(new ArrayList<>(), new ArrayList<>());
        }
    }

    private MysqlRoutines() {}

    static List<Routine> of(Connection connection, DatabaseKind kind) throws SQLException {
        Map<String, Arguments> arguments = arguments(connection);
        List<Routine> routines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROUTINES)) {
            while (row.next()) {
                String name = row.getString(1);
                String type = row.getString(2);
                Arguments own = arguments.getOrDefault(type + " " + name, Arguments.none());
                routines.add(routine(kind, name, type, row.getString(3), own));
            }
        }
        return Routine.without(kind, routines);
    }

    private static Map<String, Arguments> arguments(Connection connection) throws SQLException {
        Map<String, Arguments> arguments = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PARAMETERS)) {
            while (row.next()) {
                Arguments own =
                        arguments.computeIfAbsent(row.getString(2) + " " + row.getString(1), key -> Arguments.none());
                String mode = row.getString(3); // a function's have none
                own.values().add(mode != null && mode.endsWith("OUT") ? "@made_up" : value(row.getString(4)));
                own.types().add(row.getString(5));
            }
        }
        return arguments;
    }

    private static Routine routine(DatabaseKind kind, String name, String type, String body, Arguments arguments) {
        String call = (type.equals("FUNCTION") ? "SELECT " : "CALL ") + "`" + name.replace("`", "``") + "`("
                + String.join(", ", arguments.values()) + ")";
        Routine routine = Routine.called(
                kind,
                type.toLowerCase(Locale.ROOT),
                name,
                name + "(" + String.join(", ", arguments.types()) + ")",
                body,
                call);
        return body.isEmpty() ? routine.notTried("this account does not see what it does") : routine;
    }

    private static String value(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "bit", "year" ->
                "1";
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "binary", "varbinary" -> "'a'";
            case "date" -> "current_date";
            case "datetime", "timestamp" -> "now()";
            case "time" -> "current_time";
            case "json" -> "'{}'";
            default -> "null";
        };
    }
}
