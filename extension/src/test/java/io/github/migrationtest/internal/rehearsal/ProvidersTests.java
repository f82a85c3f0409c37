package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.mysql.MariadbProvider;
import io.github.migrationtest.fixtures.sqlite.SqliteProvider;
import io.github.migrationtest.internal.settings.SettingsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProvidersTests {
    private static final String ADVICE =
            ".\nKeep META-INF/services/io.github.migrationtest.fixtures.DatabaseProvider of"
                    + " migration-test-fixtures whole where jars are merged.";

    @ParameterizedTest
    @EnumSource
    void areThereForEachKind(DatabaseKind kind) {
        assertThat(Providers.onTheClassPath().of(kind).kind()).isEqualTo(kind);
    }

    @Test
    void sayWhichThereAreWhereOneIsMissing() {
        Providers some = new Providers(List.of(new SqliteProvider(), new MariadbProvider()));

        assertThatThrownBy(() -> some.of(DatabaseKind.MYSQL))
                .isInstanceOf(SettingsException.class)
                .hasMessage("No provider on the class path makes databases of the kind MYSQL: there are providers for"
                        + " SQLITE, MARIADB" + ADVICE);
        assertThatThrownBy(() -> new Providers(List.of()).of(DatabaseKind.SQLITE))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "No provider on the class path makes databases of the kind SQLITE: there are providers for none"
                                + ADVICE);
    }
}
