package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.Version;
import java.math.BigInteger;

/**
 * The one row of the history.
 *
 * @param version the newest migration, -1 for none
 * @param dirty whether a run of that version has not come to its end
 */
record SchemaVersion(BigInteger version, boolean dirty) {
    static final SchemaVersion NONE = new SchemaVersion(BigInteger.ONE.negate(), false);

    static SchemaVersion of(Migration migration) {
        return new SchemaVersion(new BigInteger(migration.version().text()), false);
    }

    boolean reaches(Migration migration) {
        return new BigInteger(migration.version().text()).compareTo(version) <= 0;
    }

    boolean is(Migration migration) {
        return version.signum() >= 0 && migration.version().equals(Version.number(version));
    }
}
