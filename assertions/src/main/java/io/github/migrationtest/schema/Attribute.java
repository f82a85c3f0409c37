package io.github.migrationtest.schema;

import java.util.Locale;

/**
 * Something that one engine or another knows of a thing of a schema, beyond what all of them know.
 *
 * <p>The order is that in which a diff and a schema file tell them.
 */
public enum Attribute {
    // Names and types
    /** The name that the server made up where none was given; two that differ in it alone are equal. */
    GENERATED_NAME(Form.NOT_COMPARED),
    /** What a domain, sequence or range is of. */
    TYPE,
    /** The labels of an enum type in order, or the fields of a composite type, in brackets. */
    VALUES,
    /** What a routine takes, with names, modes and defaults, in brackets. */
    ARGUMENTS,
    /** What a routine gives. */
    RETURNS,
    LANGUAGE,
    /** An extension's. */
    VERSION,
    /** The schema that an extension puts its objects in. */
    SCHEMA,

    // Tables
    /** SQLite's module of a virtual table with its arguments: {@code fts5(title, body)}. */
    MODULE,
    WITHOUT_ROWID(Form.FLAG),
    STRICT(Form.FLAG),
    /** The storage engine of a table in MySQL and MariaDB. */
    ENGINE,
    ROW_FORMAT,
    /** Of a table: what columns get that do not say otherwise. */
    CHARACTER_SET,
    COLLATION,
    /** PostgreSQL's {@code unlogged}. */
    PERSISTENCE,
    ACCESS_METHOD,
    /** How a table is cut into partitions: {@code range (created_at)}. */
    PARTITIONED_BY(Form.SQL),
    /** The partitions of a table and their bounds, where the engine keeps them inside it. */
    PARTITIONS(Form.SQL),
    /** The parent of a partition that is a table of its own, and its bounds. */
    PARTITION_OF(Form.SQL),
    /** The parents of a table, in order. */
    INHERITS(Form.SQL),
    /** A column, key or index that is there because a parent of the table has it. */
    INHERITED(Form.FLAG),
    /** Of a table whose rows are elsewhere: the server that has them. */
    FOREIGN_SERVER,
    /** What a table, or one of its columns, is there. */
    FOREIGN_OPTIONS,
    /** The composite type that a table is of. */
    OF_TYPE,
    ROW_SECURITY,
    REPLICA_IDENTITY,
    /** MariaDB's history of rows; of a column that has none, {@code without}. */
    SYSTEM_VERSIONING,
    /** Options kept with a thing, such as PostgreSQL's {@code fillfactor=70}, sorted by name. */
    STORAGE_OPTIONS,
    TABLESPACE,

    // Columns
    /** PostgreSQL's identity column: {@code always} or {@code by default}. */
    IDENTITY,
    /** Of a column: takes the next number. Of SQLite's primary key: never gives out a number twice. */
    AUTO_INCREMENT(Form.FLAG),
    /** What MySQL sets a column to when its row is updated. */
    ON_UPDATE(Form.SQL),
    /** How PostgreSQL stores long values of a column, where not as its type does. */
    STORAGE,
    COMPRESSION,
    INVISIBLE(Form.FLAG),
    STATISTICS_TARGET,
    /** What is special of a column's constraint against nulls: its name, {@code not valid}, {@code no inherit}. */
    NOT_NULL,
    /** What a domain, or a view's column, is where nothing is said. */
    DEFAULT(Form.SQL),
    /** The conditions of a domain, with their names. */
    CHECKS(Form.SQL),
    /** SQLite's {@code ON CONFLICT}; what a constraint without the clause does is {@code abort}. */
    ON_CONFLICT("abort"),

    // Keys, constraints and indexes
    /** The method of an index where it is not a B-tree: {@code gin}, {@code fulltext}. */
    METHOD,
    /** Columns that an index carries beside its key. */
    INCLUDE(Form.SQL),
    /** Whether two nulls are the same to a unique index or constraint. */
    NULLS_NOT_DISTINCT(Form.FLAG),
    /** Where nulls stand if not where the direction has them: {@code first} or {@code last}. */
    NULLS,
    OPERATOR_CLASS,
    /** How many characters or bytes of a column an index keeps. */
    PREFIX_LENGTH,
    PARSER,
    /** What an index that is not finished, or was left broken, cannot do: an interrupted {@code CREATE INDEX CONCURRENTLY}. */
    INVALID(Form.FLAG),
    /** An index that does not even take new rows. */
    NOT_READY(Form.FLAG),
    CLUSTERED(Form.FLAG),
    /** The last column of a key is a range, and those of rows that are else alike may not overlap. */
    WITHOUT_OVERLAPS(Form.FLAG),
    /** The last column of a foreign key is a range, and the parents' together cover it. */
    PERIOD(Form.FLAG),
    /** A foreign key's {@code full}. */
    MATCH,
    /** The columns that {@code ON DELETE SET NULL} sets, where not all. */
    ON_DELETE_COLUMNS(Form.SQL),
    DEFERRABLE(Form.FLAG),
    INITIALLY_DEFERRED(Form.FLAG),
    /** Rows that were there before may break the constraint. */
    NOT_VALID(Form.FLAG),
    NOT_ENFORCED(Form.FLAG),
    NO_INHERIT(Form.FLAG),

    // Views
    /** The rows of a view are kept until it is refreshed. */
    MATERIALIZED(Form.FLAG),
    NOT_POPULATED(Form.FLAG),
    CHECK_OPTION,
    ALGORITHM,
    /** What a view reads and calls. */
    DEPENDS_ON(Form.SQL),
    /** What a view's columns get where an insert says nothing. */
    COLUMN_DEFAULTS(Form.SQL),
    COLUMN_COMMENTS,
    COLUMN_PRIVILEGES,
    /** Why a view, or a table that a module stores, cannot be read. */
    BROKEN,

    // Triggers, routines, policies, rules, events
    /** A trigger's {@code statement}; without it, each row. */
    FOR_EACH,
    /** Other than as usual: {@code disabled}, {@code replica}, {@code always}. */
    ENABLED,
    /** The transition tables of a trigger. */
    REFERENCING(Form.SQL),
    CONSTRAINT(Form.FLAG),
    /** The other table of a constraint trigger. */
    FROM(Form.SQL),
    VOLATILITY,
    RETURNS_NULL_ON_NULL(Form.FLAG),
    PARALLEL,
    LEAKPROOF(Form.FLAG),
    COST,
    ROWS,
    /** Whose rights it runs with: {@code definer} or {@code invoker}. */
    SECURITY,
    /** Settings that a routine runs with. */
    SETTINGS,
    SQL_MODE,
    DATA_ACCESS,
    DETERMINISTIC(Form.FLAG),
    /** The statements a policy or rule is for, the event of an event trigger, what a publication tells of. */
    COMMAND,
    /** The command tags that an event trigger is for. */
    TAGS,
    /** The tables of a publication. */
    TABLES(Form.SQL),
    RESTRICTIVE(Form.FLAG),
    ROLES,
    USING(Form.SQL),
    WITH_CHECK(Form.SQL),
    /** Of several triggers on one event, the how manieth it is, where not the first. */
    POSITION,
    SCHEDULE,
    /** An event that stays when it has run for the last time. */
    PRESERVED(Form.FLAG),
    /** What a routine, rule or anything that is kept as a text does. */
    DEFINITION(Form.SQL),

    // Sequences
    START,
    INCREMENT,
    MINIMUM,
    MAXIMUM,
    CACHE,
    CYCLE(Form.FLAG),
    /** The column that a sequence goes with. */
    OWNED_BY(Form.SQL),
    /**
     * The next number is taken already in the column that the sequence feeds. Never so in SQLite, which gives out none that
     * the table holds (sqlite.org/autoinc.html).
     */
    BEHIND(Form.FLAG),

    // Everything
    /** Who may do what: {@code select, insert to app; select to reader}. */
    PRIVILEGES,
    COMMENT,
    /** What the role that read the schema may not see, and the right it needs. */
    UNREADABLE;

    private enum Form {
        TEXT,
        FLAG,
        /** A text that holds names of columns and tables. */
        SQL,
        NOT_COMPARED
    }

    private final Form form;
    private final String absent;

    Attribute() {
        this(Form.TEXT);
    }

    Attribute(Form form) {
        this.form = form;
        absent = form == Form.FLAG ? "false" : "none";
    }

    Attribute(String absent) {
        form = Form.TEXT;
        this.absent = absent;
    }

    /** What it is called in messages: {@code row format}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether it is there or not, and has no value but {@code true}. */
    public boolean isFlag() {
        return form == Form.FLAG;
    }

    /** Whether two things that differ in it are two; a made-up name is no difference. */
    public boolean isCompared() {
        return form != Form.NOT_COMPARED;
    }

    /** Whether its value is SQL that holds names of columns and tables. */
    public boolean holdsNames() {
        return form == Form.SQL;
    }

    /** What a message says where a thing does not have it. */
    String absent() {
        return absent;
    }
}
