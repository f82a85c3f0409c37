package io.github.migrationtest.internal.settings;

import io.github.migrationtest.database.DatabaseKind;
import java.util.Locale;

/** What can be set, under the same name everywhere. */
public enum Setting {
    MIGRATIONS("migrations"),
    ROLLBACKS("rollbacks"),
    TOOL("tool"),
    RUNTIME("runtime"),
    DATABASE("database"),
    COPY_OF("copyOf"),
    /** Columns of a copy whose values are replaced, {@code table.column}, separated by commas. */
    MASKED("masked"),
    BASELINE("baseline"),
    DIRECTORY("directory"),
    WHEN_UNAVAILABLE("whenUnavailable"),
    /** A script for servers of our own starting: roles, extensions. */
    SET_UP("setUp"),
    /** Production's name of the database that is migrated. */
    DATABASE_NAME("databaseName"),
    /** {@code name=value}, separated by commas or line ends. */
    PLACEHOLDERS("placeholders"),
    /** {@code text=by what}, likewise. */
    REPLACEMENTS("replacements"),
    /** The tool's own options, {@code name=value}, likewise. */
    OPTIONS("options"),
    /** The tool's own configuration file. */
    CONFIGURATION("configuration"),
    COMMAND("command"),
    ROLLBACK_COMMAND("rollbackCommand"),
    BACKUP_COMMAND("backupCommand"),
    RESTORE_COMMAND("restoreCommand"),
    /** Variables of the commands, {@code name=value}, likewise. */
    COMMAND_ENVIRONMENT("commandEnvironment"),
    /** How long one run may take. */
    TIMEOUT("timeout"),
    /** How long a statement of a run waits for a lock. */
    LOCK_TIMEOUT("lockTimeout"),
    /** How often a run is tried again that did not get a lock. */
    RETRIES("retries"),
    /** Names of what scripts may reach beyond their database, separated by commas. */
    ALLOWED("allowed"),
    /** {@code embedded}, {@code testcontainers} or a JDBC URL. */
    POSTGRESQL_FROM("postgresql.from", "migrationtest.postgresql.from"),
    MARIADB_FROM("mariadb.from", "migrationtest.mariadb.from"),
    MYSQL_FROM("mysql.from", "migrationtest.mysql.from"),
    /** The image of a container. */
    POSTGRESQL_IMAGE("postgresql.image", "migrationtest.postgresql.image"),
    MARIADB_IMAGE("mariadb.image", "migrationtest.mariadb.image"),
    MYSQL_IMAGE("mysql.image", "migrationtest.mysql.image"),
    /** Hosts on whose servers databases may be made. */
    CREATE_ON_HOSTS("createOnHosts"),
    /** Hosts whose databases may be read to be copied. */
    COPY_FROM_HOSTS("copyFromHosts"),
    /** {@code off} leaves it to the assertions whether a move may lose rows. */
    GUARD("guard"),
    /** Ids of the checks that are asked, separated by commas; all where nothing is said. */
    CHECKS("checks"),
    /** The version behind which migrations are held to the rules. */
    SINCE("since"),
    /** {@code ALL} walks from the start besides what is pending on a copy. */
    REHEARSE("rehearse"),
    /** {@code error}, {@code warning} or {@code never}: what fails a test. */
    FAIL_ON("failOn"),
    /** {@code true} keeps the copies of failed tests too. */
    KEEP_COPIES("keepCopies");

    private final String attribute;
    private final String parameter;

    Setting(String attribute) {
        this.attribute = attribute;
        this.parameter = "migrationtest." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One that only a configuration parameter sets. */
    Setting(String attribute, String parameter) {
        this.attribute = attribute;
        this.parameter = parameter;
    }

    /** Whether it names a file or a folder, which may differ between kinds. */
    boolean isPath() {
        return this == MIGRATIONS || this == ROLLBACKS || this == SET_UP || this == COPY_OF || this == CONFIGURATION;
    }

    /** Where servers of a kind come from; SQLite has none. */
    public static Setting from(DatabaseKind kind) {
        return valueOf(kind.name() + "_FROM");
    }

    /** The image of containers of a kind; SQLite has none. */
    public static Setting image(DatabaseKind kind) {
        return valueOf(kind.name() + "_IMAGE");
    }

    /** Its name as an attribute and in a builder. */
    public String attribute() {
        return attribute;
    }

    /** Its name as a configuration parameter. */
    public String parameter() {
        return parameter;
    }
}
