package io.github.migrationtest.migration.flyway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * A callback in Java, which Flyway instantiates itself.
 *
 * @param events what it says it wants to be called at, by Flyway's names of them: {@code afterMigrate}
 */
record FlywayCallback(String className, Set<String> events) {

    /** Its class file, on which depends what it does. */
    byte[] code() {
        String file = className.replace('.', '/') + ".class";
        try (InputStream in = FlywayLocations.loader().getResourceAsStream(file)) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The class file of the callback " + className + " cannot be read.", e);
        }
    }
}
