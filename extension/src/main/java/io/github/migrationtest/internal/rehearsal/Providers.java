package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseProvider;
import io.github.migrationtest.internal.settings.SettingsException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** What makes databases, by kind. */
record Providers(List<DatabaseProvider> all) {

    static Providers onTheClassPath() {
        return new Providers(
                ServiceLoader.load(DatabaseProvider.class, DatabaseProvider.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /** @throws SettingsException if there is none; this library has one for each, so the class path was tampered with */
    DatabaseProvider of(DatabaseKind kind) {
        return all.stream()
                .filter(provider -> provider.kind() == kind)
                .findFirst()
                .orElseThrow(
                        () -> new SettingsException("No provider on the class path makes databases of the kind " + kind
                                + ": there are providers for " + names() + ".\nKeep META-INF/services/"
                                + DatabaseProvider.class.getName()
                                + " of migration-test-fixtures whole where jars are merged."));
    }

    private String names() {
        return all.isEmpty()
                ? "none"
                : all.stream().map(provider -> provider.kind().name()).collect(Collectors.joining(", "));
    }
}
