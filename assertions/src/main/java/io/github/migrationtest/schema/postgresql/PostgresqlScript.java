package io.github.migrationtest.schema.postgresql;

import static io.github.migrationtest.internal.sql.PostgresqlNames.quoted;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.TriggerEvent;
import io.github.migrationtest.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The whole of a schema as SQL that a person can review and that makes it anew in an empty database.
 *
 * <p>Tables come in the order of their names but for those that another is made of; what may refer to any table (foreign keys,
 * triggers, policies) comes after all of them. Names that the server makes up are not written, so that it makes them up again.
 */
final class PostgresqlScript {
    private static final List<ObjectType> BEFORE_TABLES = List.of(
            ObjectType.COLLATION,
            ObjectType.FOREIGN_SERVER,
            ObjectType.TEXT_SEARCH_DICTIONARY,
            ObjectType.TEXT_SEARCH_CONFIGURATION,
            ObjectType.ENUM_TYPE,
            ObjectType.COMPOSITE_TYPE,
            ObjectType.RANGE_TYPE,
            ObjectType.DOMAIN,
            ObjectType.SEQUENCE,
            ObjectType.FUNCTION,
            ObjectType.PROCEDURE,
            ObjectType.OPERATOR,
            ObjectType.CAST,
            ObjectType.AGGREGATE);

    private final SchemaSnapshot schema;
    private final List<String> statements = new ArrayList<>();
    private final List<TableScript> tables;
    private final List<ColumnScript> columns;

    private PostgresqlScript(SchemaSnapshot schema) {
        this.schema = schema;
        tables = schema.tables().stream()
                .map(table -> new TableScript(schema, table))
                .toList();
        columns = schema.tables().stream()
                .map(table -> new ColumnScript(schema, table))
                .toList();
    }

    static String of(SchemaSnapshot schema) {
        PostgresqlScript script = new PostgresqlScript(schema);
        script.write();
        return script.statements.stream().map(sql -> sql + ";\n").collect(Collectors.joining("\n"));
    }

    private void write() {
        start();
        madeOfEachOther();
        changes();
        afterTables();
        remarks();
    }

    private void start() {
        schema.objects(ObjectType.SCHEMA).stream()
                .filter(object -> !object.name().equals("public"))
                .forEach(object -> add("create schema "
                        + quoted(QualifiedName.parts(object.name()).get(1))));
        schema.objects(ObjectType.EXTENSION)
                .forEach(object -> add("create extension " + quoted(object.name())
                        + object.get(Attribute.SCHEMA)
                                .map(name -> " with schema " + quoted(name))
                                .orElse("")
                        + " version " + Literal.of(object.get(Attribute.VERSION).orElse(""))
                        + " cascade"));
        if (!schema.objects(ObjectType.FUNCTION).isEmpty()
                || !schema.objects(ObjectType.PROCEDURE).isEmpty()) {
            // A body may name what is made later.
            add("set check_function_bodies = off");
        }
    }

    private void add(String sql) {
        statements.add(sql);
    }

    private void madeOfEachOther() {
        List<ScriptPart> parts = new ArrayList<>();
        for (ObjectType type : BEFORE_TABLES) {
            schema.objects(type).stream()
                    .filter(object -> columns.stream().noneMatch(each -> each.makes(object)))
                    .forEach(object -> parts.add(new ObjectScript(
                                    object,
                                    columns.stream()
                                            .flatMap(each -> each.typeOf(object).stream())
                                            .findFirst())
                            .create()));
        }
        tables.forEach(table -> parts.add(table.create()));
        schema.views()
                .forEach(view -> parts.add(new ScriptPart(
                        view.name(), view.attributes().get(Attribute.DEPENDS_ON).orElse(""), view(view))));
        ScriptPart.inOrder(parts).forEach(part -> add(part.sql()));
    }

    private static String view(View view) {
        boolean materialized = view.isMaterialized();
        return "create " + (materialized ? "materialized " : "") + "view " + QualifiedName.sql(view.name())
                + view.attributes()
                        .get(Attribute.ACCESS_METHOD)
                        .map(method -> " using " + method)
                        .orElse("")
                + view.attributes()
                        .get(Attribute.STORAGE_OPTIONS)
                        .map(options -> " with (" + OptionList.sql(options) + ")")
                        .orElse("")
                + view.attributes()
                        .get(Attribute.TABLESPACE)
                        .map(space -> " tablespace " + quoted(space))
                        .orElse("")
                + " as\n" + view.definition()
                + (view.attributes().has(Attribute.NOT_POPULATED) ? "\nwith no data" : "")
                + view.attributes()
                        .get(Attribute.CHECK_OPTION)
                        .map(option -> "\nwith " + option + " check option")
                        .orElse("");
    }

    private void changes() {
        schema.objects(ObjectType.SEQUENCE).stream()
                .filter(object -> columns.stream().noneMatch(each -> each.makes(object)))
                .forEach(object -> object.get(Attribute.OWNED_BY)
                        .ifPresent(column ->
                                add("alter sequence " + QualifiedName.sql(object.name()) + " owned by " + column)));
        schema.objects(ObjectType.DOMAIN).forEach(object -> object.get(Attribute.CHECKS)
                .ifPresent(checks -> ScriptRemarks.entries(checks).stream()
                        .filter(check -> check.endsWith(" not valid"))
                        .forEach(check -> add("alter domain " + QualifiedName.sql(object.name()) + " add "
                                + (check.startsWith("check (") ? "" : "constraint ") + check))));
        tables.forEach(table -> table.changes().forEach(this::add));
        // An index of a partition that is there before its parent's becomes a part of that.
        indexes(true);
        tables.forEach(table -> table.attach().ifPresent(this::add));
        indexes(false);
        tables.forEach(table -> table.foreignKeys().forEach(this::add));
        tables.forEach(table -> table.lastChanges().forEach(this::add));
        schema.views().forEach(view -> view.attributes()
                .get(Attribute.COLUMN_DEFAULTS)
                .ifPresent(defaults -> ScriptRemarks.entries(defaults).forEach(entry -> {
                    int end = entry.indexOf(" default ");
                    add("alter view " + QualifiedName.sql(view.name()) + " alter column " + entry.substring(0, end)
                            + " set" + entry.substring(end));
                })));
    }

    private void indexes(boolean inherited) {
        for (Table table : schema.tables()) {
            table.indexes().stream()
                    .filter(index -> inherited
                            ? index.attributes().has(Attribute.INHERITED)
                                    && !index.attributes().has(Attribute.GENERATED_NAME)
                            : !index.attributes().has(Attribute.INHERITED))
                    .map(KeyScript::create)
                    .sorted()
                    .forEach(this::add);
        }
        if (!inherited) {
            schema.views().forEach(view -> view.indexes().stream()
                    .map(KeyScript::create)
                    .sorted()
                    .forEach(this::add));
        }
    }

    private void afterTables() {
        schema.objects(ObjectType.STATISTICS).forEach(object -> {
            String name = QualifiedName.sql(object.name());
            add("create statistics " + name + " "
                    + object.get(Attribute.DEFINITION).orElse(""));
            object.get(Attribute.STATISTICS_TARGET)
                    .ifPresent(target -> add("alter statistics " + name + " set statistics " + target));
        });
        schema.objects(ObjectType.RULE).forEach(object -> {
            String table = QualifiedName.sql(object.table().orElse(""));
            add("create rule " + quoted(object.name()) + " as on "
                    + object.get(Attribute.COMMAND).orElse("") + " to " + table + " "
                    + object.get(Attribute.DEFINITION).orElse(""));
            object.get(Attribute.ENABLED)
                    .ifPresent(state ->
                            add("alter table " + table + " " + enable(state) + " rule " + quoted(object.name())));
        });
        schema.triggers().stream()
                .filter(trigger -> !trigger.attributes().has(Attribute.INHERITED))
                .forEach(trigger -> {
                    add(trigger(trigger));
                    trigger.attributes()
                            .get(Attribute.ENABLED)
                            .ifPresent(state -> add("alter table " + QualifiedName.sql(trigger.table()) + " "
                                    + enable(state) + " trigger " + quoted(trigger.name())));
                });
        schema.objects(ObjectType.POLICY).forEach(object -> add(policy(object)));
        schema.objects(ObjectType.PUBLICATION)
                .forEach(object -> add("create publication " + quoted(object.name())
                        + object.get(Attribute.TABLES).map(text -> " " + text).orElse("")
                        + object.get(Attribute.STORAGE_OPTIONS)
                                .map(options -> " with (" + options + ")")
                                .orElse("")));
        schema.objects(ObjectType.EVENT_TRIGGER).forEach(object -> {
            add("create event trigger " + quoted(object.name()) + " on "
                    + object.get(Attribute.COMMAND).orElse("")
                    + object.get(Attribute.TAGS)
                            .map(tags -> " when tag in (" + tags + ")")
                            .orElse("")
                    + " execute function " + object.get(Attribute.DEFINITION).orElse(""));
            object.get(Attribute.ENABLED)
                    .ifPresent(state -> add("alter event trigger " + quoted(object.name()) + " " + enable(state)));
        });
    }

    private static String enable(String state) {
        return state.equals("disabled") ? "disable" : "enable " + state;
    }

    private static String trigger(Trigger trigger) {
        String of = trigger.updateColumns().isEmpty()
                ? ""
                : trigger.updateColumns().stream()
                        .map(column -> quoted(column))
                        .collect(Collectors.joining(", ", " of ", ""));
        return "create " + (trigger.attributes().has(Attribute.CONSTRAINT) ? "constraint " : "") + "trigger "
                + quoted(trigger.name())
                + " " + trigger.timing().sql() + " "
                + trigger.events().stream()
                        .sorted()
                        .map(event -> event.sql() + (event == TriggerEvent.UPDATE ? of : ""))
                        .collect(Collectors.joining(" or "))
                + " on " + QualifiedName.sql(trigger.table())
                + trigger.attributes()
                        .get(Attribute.FROM)
                        .map(table -> " from " + table)
                        .orElse("")
                + KeyScript.state(trigger.attributes())
                + trigger.attributes()
                        .get(Attribute.REFERENCING)
                        .map(tables -> " referencing " + tables)
                        .orElse("")
                + " for each " + trigger.attributes().get(Attribute.FOR_EACH).orElse("row")
                + trigger.condition()
                        .map(condition -> "\n    when (" + condition + ")")
                        .orElse("")
                + "\n    execute function " + trigger.body();
    }

    private static String policy(SchemaObject policy) {
        return "create policy " + quoted(policy.name()) + " on "
                + QualifiedName.sql(policy.table().orElse(""))
                + (policy.attributes().has(Attribute.RESTRICTIVE) ? " as restrictive" : "")
                + policy.get(Attribute.COMMAND)
                        .map(command -> " for " + command)
                        .orElse("")
                + policy.get(Attribute.ROLES).map(roles -> " to " + roles).orElse("")
                + policy.get(Attribute.USING)
                        .map(sql -> "\n    using (" + sql + ")")
                        .orElse("")
                + policy.get(Attribute.WITH_CHECK)
                        .map(sql -> "\n    with check (" + sql + ")")
                        .orElse("");
    }

    private void remarks() {
        ScriptRemarks remarks = new ScriptRemarks();
        schema.objects().forEach(object -> new ObjectScript(object).remarks(remarks));
        tables.forEach(table -> table.remarks(remarks));
        schema.views().forEach(view -> {
            remarks.of(
                    view.isMaterialized() ? "materialized view" : "view",
                    "table",
                    QualifiedName.sql(view.name()),
                    view.attributes());
            view.indexes().forEach(index -> index.attributes()
                    .get(Attribute.COMMENT)
                    .ifPresent(text ->
                            remarks.comment("index " + KeyScript.schemaOf(view.name()) + quoted(index.name()), text)));
        });
        schema.triggers().forEach(trigger -> trigger.attributes()
                .get(Attribute.COMMENT)
                .ifPresent(text -> remarks.comment(
                        "trigger " + quoted(trigger.name()) + " on " + QualifiedName.sql(trigger.table()), text)));
        remarks.statements().forEach(this::add);
    }
}
