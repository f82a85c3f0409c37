package io.github.migrationtest.schema.postgresql;

import static io.github.migrationtest.internal.sql.PostgresqlNames.quoted;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.SchemaObject;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the statement that makes one object. */
final class ObjectScript {
    private final SchemaObject object;
    private final Attributes attributes;
    private final Optional<String> ownersType;

    ObjectScript(SchemaObject object) {
        this(object, Optional.empty());
    }

    /** One of a sequence that goes with a column and has its type without saying so. */
    ObjectScript(SchemaObject object, Optional<String> ownersType) {
        this.object = object;
        this.ownersType = ownersType;
        attributes = object.attributes();
    }

    ScriptPart create() {
        return switch (object.type()) {
            case ENUM_TYPE -> part("create type " + name() + " as enum " + get(Attribute.VALUES), "");
            case COMPOSITE_TYPE ->
                part("create type " + name() + " as " + get(Attribute.VALUES), get(Attribute.VALUES));
            case DOMAIN ->
                part(domain(), get(Attribute.TYPE) + " " + get(Attribute.DEFAULT) + " " + get(Attribute.CHECKS));
            case RANGE_TYPE -> part(range(), get(Attribute.TYPE) + " " + get(Attribute.DEFINITION));
            case SEQUENCE -> part(sequence(), "");
            case FUNCTION, PROCEDURE -> part(routine(), usesOfRoutine());
            case AGGREGATE ->
                part(
                        "create aggregate " + routineName() + get(Attribute.ARGUMENTS) + " ("
                                + get(Attribute.DEFINITION) + ")",
                        get(Attribute.ARGUMENTS) + " " + get(Attribute.DEFINITION));
            case COLLATION -> part("create collation " + name() + " (" + get(Attribute.DEFINITION) + ")", "");
            case OPERATOR ->
                part(
                        "create operator " + operatorName() + " (" + get(Attribute.DEFINITION) + ")",
                        get(Attribute.DEFINITION));
            case CAST ->
                part(
                        "create cast (" + object.name().replaceFirst(" to ", " as ") + ") " + get(Attribute.DEFINITION),
                        object.name() + " " + get(Attribute.DEFINITION));
            case TEXT_SEARCH_DICTIONARY ->
                part("create text search dictionary " + name() + " (" + get(Attribute.DEFINITION) + ")", "");
            case TEXT_SEARCH_CONFIGURATION -> part(configuration(), get(Attribute.DEFINITION));
            case FOREIGN_SERVER -> part(server(), "");
            default -> part("", "");
        };
    }

    private ScriptPart part(String sql, String uses) {
        return new ScriptPart(object.name(), uses, sql);
    }

    private String name() {
        return QualifiedName.sql(object.name());
    }

    private String get(Attribute attribute) {
        return attributes.get(attribute).orElse("");
    }

    private String clause(String words, Attribute attribute) {
        return attributes.get(attribute).map(value -> words + value).orElse("");
    }

    private String domain() {
        StringBuilder sql = new StringBuilder("create domain " + name() + " as " + get(Attribute.TYPE)
                + clause(" collate ", Attribute.COLLATION) + clause(" default ", Attribute.DEFAULT)
                + (attributes.has(Attribute.NOT_NULL) ? " not null" : ""));
        attributes.get(Attribute.CHECKS).ifPresent(checks -> ScriptRemarks.entries(checks).stream()
                .filter(check -> !check.endsWith(" not valid"))
                .forEach(check ->
                        sql.append("\n    ").append(check.startsWith("check (") ? check : "constraint " + check)));
        return sql.toString();
    }

    private String range() {
        return "create type " + name() + " as range (subtype = " + get(Attribute.TYPE)
                + clause(", subtype_opclass = ", Attribute.OPERATOR_CLASS)
                + clause(", collation = ", Attribute.COLLATION)
                + clause(", ", Attribute.DEFINITION) + ")";
    }

    /** Without the types of the operands; its own name is never quoted. */
    private String operatorName() {
        String name = object.name().substring(0, object.name().lastIndexOf('('));
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : quoted(name.substring(0, dot)) + name.substring(dot);
    }

    private String configuration() {
        String create = "create text search configuration " + name() + " (parser = " + get(Attribute.PARSER) + ")";
        return attributes.get(Attribute.DEFINITION).stream()
                .flatMap(mappings -> ScriptRemarks.entries(mappings).stream())
                .map(mapping -> ";\nalter text search configuration " + name() + " add mapping for " + mapping)
                .collect(Collectors.joining("", create, ""));
    }

    private String server() {
        return "create server " + quoted(object.name())
                + attributes
                        .get(Attribute.TYPE)
                        .map(type -> " type " + Literal.of(type))
                        .orElse("")
                + attributes
                        .get(Attribute.VERSION)
                        .map(version -> " version " + Literal.of(version))
                        .orElse("")
                + " foreign data wrapper " + get(Attribute.DEFINITION)
                + attributes
                        .get(Attribute.FOREIGN_OPTIONS)
                        .map(options -> " options (" + options + ")")
                        .orElse("");
    }

    private String sequence() {
        Optional<String> type = attributes.get(Attribute.TYPE).or(() -> ownersType);
        return "create " + (attributes.has(Attribute.PERSISTENCE) ? "unlogged " : "") + "sequence " + name()
                + type.map(name -> " as " + name).orElse("") + sequenceOptions(object);
    }

    static String sequenceOptions(SchemaObject sequence) {
        Attributes attributes = sequence.attributes();
        return attributes
                        .get(Attribute.INCREMENT)
                        .map(value -> " increment " + value)
                        .orElse("")
                + attributes
                        .get(Attribute.MINIMUM)
                        .map(value -> " minvalue " + value)
                        .orElse("")
                + attributes
                        .get(Attribute.MAXIMUM)
                        .map(value -> " maxvalue " + value)
                        .orElse("")
                + attributes
                        .get(Attribute.START)
                        .map(value -> " start " + value)
                        .orElse("")
                + attributes
                        .get(Attribute.CACHE)
                        .map(value -> " cache " + value)
                        .orElse("")
                + (attributes.has(Attribute.CYCLE) ? " cycle" : "");
    }

    /** Without the types of the arguments. */
    private String routineName() {
        return QualifiedName.sql(object.name().substring(0, object.name().lastIndexOf('(')));
    }

    /** With the types of the arguments. */
    String signature() {
        return routineName() + object.name().substring(object.name().lastIndexOf('('));
    }

    private String usesOfRoutine() {
        String definition = get(Attribute.DEFINITION);
        return get(Attribute.ARGUMENTS) + " " + get(Attribute.RETURNS) + " " + (isText(definition) ? "" : definition);
    }

    private static boolean isText(String definition) {
        return definition.startsWith("'");
    }

    private String routine() {
        String definition = get(Attribute.DEFINITION);
        StringBuilder sql = new StringBuilder("create " + object.type().words() + " " + routineName()
                + get(Attribute.ARGUMENTS) + clause("\n    returns ", Attribute.RETURNS)
                + clause("\n    language ", Attribute.LANGUAGE) + clause(" ", Attribute.COMMAND)
                + clause(" ", Attribute.VOLATILITY) + (attributes.has(Attribute.RETURNS_NULL_ON_NULL) ? " strict" : "")
                + clause(" parallel ", Attribute.PARALLEL) + (attributes.has(Attribute.LEAKPROOF) ? " leakproof" : "")
                + clause(" cost ", Attribute.COST) + clause(" rows ", Attribute.ROWS)
                + clause(" support ", Attribute.MODULE) + clause(" security ", Attribute.SECURITY));
        attributes.get(Attribute.SETTINGS).ifPresent(settings -> ScriptRemarks.entries(settings)
                .forEach(setting -> sql.append(" set ").append(setting(setting))));
        return sql.append('\n')
                .append(isText(definition) ? "    as " + definition : definition)
                .toString();
    }

    /** A list of schemas is no string: each of them is one. */
    private static String setting(String setting) {
        int equals = setting.indexOf('=');
        String name = setting.substring(0, equals);
        String value = setting.substring(equals + 1);
        boolean list = name.equalsIgnoreCase("search_path") || name.equalsIgnoreCase("temp_tablespaces");
        return name + " = " + (list ? (value.isEmpty() ? "''" : value) : Literal.of(value));
    }

    /** What the remarks call it. */
    void remarks(ScriptRemarks remarks) {
        switch (object.type()) {
            case ENUM_TYPE, COMPOSITE_TYPE, RANGE_TYPE -> remarks.of("type", "type", name(), attributes);
            case DOMAIN -> remarks.of("domain", "domain", name(), attributes);
            case SEQUENCE -> remarks.of("sequence", "sequence", name(), attributes);
            case FUNCTION -> remarks.of("function", "function", signature(), attributes);
            case PROCEDURE -> remarks.of("procedure", "procedure", signature(), attributes);
            case AGGREGATE -> remarks.of("aggregate", "function", signature(), attributes);
            case SCHEMA ->
                remarks.of(
                        "schema",
                        "schema",
                        quoted(QualifiedName.parts(object.name()).get(1)),
                        attributes);
            case COLLATION, TEXT_SEARCH_DICTIONARY, TEXT_SEARCH_CONFIGURATION ->
                remarks.of(object.type().words(), "", name(), attributes);
            case OPERATOR ->
                remarks.of(
                        "operator",
                        "",
                        operatorName() + " "
                                + object.name().substring(object.name().lastIndexOf('(')),
                        attributes);
            case CAST -> remarks.of("cast", "", "(" + object.name().replaceFirst(" to ", " as ") + ")", attributes);
            case FOREIGN_SERVER -> remarks.of("server", "foreign server", quoted(object.name()), attributes);
            case STATISTICS -> remarks.of("statistics", "", name(), attributes);
            case PUBLICATION -> remarks.of("publication", "", quoted(object.name()), attributes);
            case EVENT_TRIGGER -> remarks.of("event trigger", "", quoted(object.name()), attributes);
            case POLICY, RULE ->
                attributes
                        .get(Attribute.COMMENT)
                        .ifPresent(text -> remarks.comment(
                                object.type().words() + " " + quoted(object.name()) + " on "
                                        + QualifiedName.sql(object.table().orElse("")),
                                text));
            default -> {}
        }
    }
}
