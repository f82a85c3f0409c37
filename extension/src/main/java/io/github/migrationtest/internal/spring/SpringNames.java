package io.github.migrationtest.internal.spring;

import java.util.Locale;

/** Spring Boot's relaxed binding: {@code baseline-on-migrate}, {@code baselineOnMigrate} and {@code baseline_on_migrate} are one name. */
final class SpringNames {
    private SpringNames() {}

    static String uniform(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** The variable that stands for a name: {@code SPRING_FLYWAY_BASELINEONMIGRATE}. */
    static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
