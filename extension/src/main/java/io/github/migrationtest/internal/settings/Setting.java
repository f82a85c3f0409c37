package io.github.migrationtest.internal.settings;

import java.util.Locale;

/** What can be set, under the same name everywhere. */
public enum Setting {
    MIGRATIONS("migrations"),
    ROLLBACKS("rollbacks"),
    TOOL("tool"),
    RUNTIME("runtime"),
    DATABASE("database"),
    COPY_OF("copyOf"),
    BASELINE("baseline"),
    DIRECTORY("directory"),
    WHEN_UNAVAILABLE("whenUnavailable"),
    /** {@code off} leaves it to the assertions whether a move may lose rows. */
    GUARD("guard"),
    /** {@code true} keeps the copies of failed tests too. */
    KEEP_COPIES("keepCopies");

    private final String attribute;

    Setting(String attribute) {
        this.attribute = attribute;
    }

    /** Its name as an attribute and in a builder. */
    public String attribute() {
        return attribute;
    }

    /** Its name as a configuration parameter. */
    public String parameter() {
        return "migrationtest." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
