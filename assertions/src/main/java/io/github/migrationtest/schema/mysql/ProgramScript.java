package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.internal.sql.MysqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import java.util.Locale;
import java.util.Optional;

/** The statements that make routines, events and sequences. */
final class ProgramScript {
    private ProgramScript() {}

    static boolean isRoutine(ObjectType type) {
        return type != ObjectType.SEQUENCE && type != ObjectType.EVENT;
    }

    static String routine(SchemaObject routine) {
        Attributes attributes = routine.attributes();
        String what =
                routine.type().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + MysqlSql.name(routine.name());
        Optional<String> body = attributes.get(Attribute.DEFINITION);
        if (body.isEmpty()) {
            return Remarks.of(what, attributes, "");
        }
        String statement =
                "create " + what + attributes.get(Attribute.ARGUMENTS).orElse("")
                        + attributes
                                .get(Attribute.RETURNS)
                                .map(type -> " returns " + type)
                                .orElse("")
                        + (attributes.has(Attribute.DETERMINISTIC) ? " deterministic" : "")
                        + attributes
                                .get(Attribute.DATA_ACCESS)
                                .map(access -> " " + access)
                                .orElse("")
                        + attributes
                                .get(Attribute.SECURITY)
                                .map(who -> " sql security " + who)
                                .orElse("")
                        + ColumnScript.comment(attributes)
                        + "\n" + body(body.get());
        return MysqlScript.inMode(attributes.get(Attribute.SQL_MODE), MysqlScript.delimited(statement));
    }

    static String event(SchemaObject event) {
        Attributes attributes = event.attributes();
        String what = "event " + MysqlSql.name(event.name());
        Optional<String> body = attributes.get(Attribute.DEFINITION);
        if (body.isEmpty()) {
            return Remarks.of(what, attributes, "");
        }
        String statement = "create " + what + "\non schedule "
                + attributes.get(Attribute.SCHEDULE).orElse("")
                + (attributes.has(Attribute.PRESERVED) ? " on completion preserve" : "")
                + (attributes.has(Attribute.ENABLED) ? " disable" : "")
                + ColumnScript.comment(attributes)
                + " do\n" + body(body.get());
        return MysqlScript.inMode(attributes.get(Attribute.SQL_MODE), MysqlScript.delimited(statement));
    }

    static String sequence(SchemaObject sequence) {
        Attributes attributes = sequence.attributes();
        return "create sequence " + MysqlSql.name(sequence.name())
                + option(attributes, Attribute.START, "start with")
                + option(attributes, Attribute.INCREMENT, "increment by")
                + option(attributes, Attribute.MINIMUM, "minvalue")
                + option(attributes, Attribute.MAXIMUM, "maxvalue")
                + option(attributes, Attribute.CACHE, "cache")
                + (attributes.has(Attribute.CYCLE) ? " cycle" : "")
                + ";";
    }

    private static String option(Attributes attributes, Attribute attribute, String words) {
        return attributes.get(attribute).map(value -> " " + words + " " + value).orElse("");
    }

    /** A statement a line. */
    static String body(String statements) {
        return MysqlSql.lines(statements);
    }
}
