package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.internal.sql.MysqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads functions and procedures. */
final class Routines {
    /** The characters of a text where they are not those of the database. */
    private static final String CHARACTERS = "if(COLLATION_NAME is null or COLLATION_NAME = @@collation_database, '',"
            + " concat(' charset ', CHARACTER_SET_NAME, ' collate ', COLLATION_NAME))";

    private Routines() {}

    private record RoutineRow(
            String name,
            String type,
            Optional<String> returns,
            Optional<String> definition,
            boolean deterministic,
            String dataAccess,
            String security,
            String sqlMode,
            Optional<String> comment) {}

    private record Parameter(String routine, String text) {}

    static List<SchemaObject> read(Queries queries) throws SQLException {
        Map<String, String> arguments = arguments(queries);
        List<SchemaObject> objects = new ArrayList<>();
        for (RoutineRow row : queries.list(
                """
                select ROUTINE_NAME, ROUTINE_TYPE, concat(DTD_IDENTIFIER, %s), ROUTINE_DEFINITION, IS_DETERMINISTIC, SQL_DATA_ACCESS,
                  SECURITY_TYPE, SQL_MODE, ROUTINE_COMMENT
                from information_schema.ROUTINES where ROUTINE_SCHEMA = ?""".formatted(CHARACTERS),
                each -> new RoutineRow(
                        each.text(1),
                        each.text(2),
                        each.filled(3),
                        each.optional(4),
                        each.is(5, "yes"),
                        each.text(6),
                        each.text(7),
                        each.text(8),
                        each.filled(9)))) {
            objects.add(object(queries, row, arguments.getOrDefault(row.type() + " " + row.name(), "")));
        }
        return objects;
    }

    private static SchemaObject object(Queries queries, RoutineRow row, String arguments) {
        Texts texts = new Texts(queries);
        ObjectType type = ObjectType.valueOf(row.type().replace(' ', '_'));
        Attributes attributes = Attributes.none(queries.kind)
                .with(Attribute.ARGUMENTS, Optional.of("(" + arguments + ")").filter(any -> isCalled(type)))
                .with(
                        Attribute.RETURNS,
                        row.returns().filter(any -> type == ObjectType.FUNCTION).map(ColumnTypes::of))
                .with(Attribute.DETERMINISTIC, row.deterministic())
                .with(
                        Attribute.DATA_ACCESS,
                        Optional.of(row.dataAccess().toLowerCase(Locale.ROOT))
                                .filter(access -> !access.equals("contains sql")))
                .with(Attribute.SECURITY, Optional.of("invoker").filter(row.security()::equalsIgnoreCase))
                .with(Attribute.SQL_MODE, texts.sqlMode(row.sqlMode()))
                .with(Attribute.COMMENT, row.comment());
        return new SchemaObject(
                type,
                row.name(),
                Optional.empty(),
                texts.definition(
                        attributes,
                        row.type(),
                        row.name(),
                        row.definition(),
                        row.sqlMode(),
                        "SHOW_ROUTINE on MySQL, SELECT on mysql.proc on MariaDB"));
    }

    private static boolean isCalled(ObjectType type) {
        return type == ObjectType.FUNCTION || type == ObjectType.PROCEDURE;
    }

    /** By type and name of the routine: {@code in amount int, out total int}. */
    private static Map<String, String> arguments(Queries queries) throws SQLException {
        List<Parameter> parameters = queries.list(
                """
                select SPECIFIC_NAME, ROUTINE_TYPE, PARAMETER_MODE, PARAMETER_NAME, concat(DTD_IDENTIFIER, %s)
                from information_schema.PARAMETERS where SPECIFIC_SCHEMA = ? and ORDINAL_POSITION > 0
                order by SPECIFIC_NAME, ROUTINE_TYPE, ORDINAL_POSITION""".formatted(CHARACTERS),
                row -> new Parameter(
                        row.text(2) + " " + row.text(1),
                        (row.is(2, "procedure") ? row.text(3).toLowerCase(Locale.ROOT) + " " : "")
                                + MysqlSql.name(row.text(4)) + " " + ColumnTypes.of(row.text(5))));
        return parameters.stream()
                .collect(Collectors.groupingBy(
                        Parameter::routine, Collectors.mapping(Parameter::text, Collectors.joining(", "))));
    }
}
