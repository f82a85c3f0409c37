package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.internal.sql.MysqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A schema as the statements that make it: sequences, tables, foreign keys, routines, views, triggers, events, privileges, each
 * sorted by name but for views, which stand behind those that they read.
 *
 * <p>Equal schemas have equal scripts, but for the case of names; the schema that a script makes of an empty database is equal
 * to the one it was made of. What holds semicolons stands between {@code delimiter} lines, as clients of both servers read
 * them. What cannot be made again, for it is broken or was not shown to who read it, stands there as a comment.
 */
final class MysqlScript {
    private final SchemaSnapshot schema;
    private final List<String> statements = new ArrayList<>();

    private MysqlScript(SchemaSnapshot schema) {
        this.schema = schema;
    }

    static String of(SchemaSnapshot schema) {
        MysqlScript script = new MysqlScript(schema);
        script.write();
        return script.statements.isEmpty() ? "" : String.join("\n\n", script.statements) + "\n";
    }

    private void write() {
        schema.objects(ObjectType.SEQUENCE).forEach(sequence -> statements.add(ProgramScript.sequence(sequence)));
        schema.tables().forEach(table -> statements.add(TableScript.of(table)));
        schema.tables().forEach(table -> TableScript.foreignKeysOf(table, this::isTable)
                .ifPresent(statements::add));
        List<String> programs = new ArrayList<>();
        schema.objects().stream()
                .filter(object -> ProgramScript.isRoutine(object.type()))
                .map(ProgramScript::routine)
                .forEach(programs::add);
        ViewOrder.of(schema.views()).forEach(view -> programs.add(statement(view)));
        TriggerScript.of(schema.triggers()).forEach(programs::add);
        schema.objects(ObjectType.EVENT).stream().map(ProgramScript::event).forEach(programs::add);
        if (schema.objects().stream().anyMatch(object -> object.type() != ObjectType.SEQUENCE)
                || !schema.triggers().isEmpty()) {
            // The mode of the session would be kept with each.
            statements.add("set sql_mode = @@global.sql_mode;");
        }
        statements.addAll(programs);
        schema.tables().forEach(this::grants);
    }

    private boolean isTable(String name) {
        return schema.tables().stream().anyMatch(table -> table.name().equals(name));
    }

    private static String statement(View view) {
        if (view.definition().isEmpty() || view.attributes().has(Attribute.BROKEN)) {
            return Remarks.of("view " + MysqlSql.name(view.name()), view.attributes(), view.definition());
        }
        return "create"
                + view.attributes()
                        .get(Attribute.ALGORITHM)
                        .map(name -> " algorithm=" + name)
                        .orElse("")
                + view.attributes()
                        .get(Attribute.SECURITY)
                        .map(who -> " sql security " + who)
                        .orElse("")
                + " view " + MysqlSql.name(view.name()) + " as\n" + view.definition()
                + view.attributes()
                        .get(Attribute.CHECK_OPTION)
                        .map(option -> "\nwith " + option + " check option")
                        .orElse("")
                + ";";
    }

    private void grants(Table table) {
        table.attributes().get(Attribute.PRIVILEGES).ifPresent(privileges -> {
            for (String grant : privileges.split("; ")) {
                int to = grant.indexOf(" to ");
                statements.add("grant " + grant.substring(0, to) + " on " + MysqlSql.name(table.name())
                        + grant.substring(to) + ";");
            }
        });
    }

    /** Statements of their own, but for those of a body. */
    static String delimited(String statement) {
        return statement.contains(";") ? "delimiter ;;\n" + statement + ";;\ndelimiter ;" : statement + ";";
    }

    /** The same in a mode of its own. */
    static String inMode(Optional<String> mode, String statement) {
        return mode.map(words -> "set sql_mode = " + MysqlSql.text(words) + ";\n" + statement
                        + "\nset sql_mode = @@global.sql_mode;")
                .orElse(statement);
    }
}
