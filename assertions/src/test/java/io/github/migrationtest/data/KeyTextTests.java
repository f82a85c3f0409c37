package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class KeyTextTests {
    private static final SqliteFileDatabase FRESH = new SqliteFileDatabase(Path.of("fresh.db"));
    private static final SqliteFileDatabase COPY = new SqliteFileDatabase(Path.of("copy.db"), true);

    @AfterEach
    void forgetTheProperty() {
        System.clearProperty("migrationtest.show-values");
    }

    @Test
    void showsKeysOfAFreshDatabaseAsTheyAre() {
        KeyText text = KeyText.of(FRESH);

        assertThat(text.of(List.of(7))).isEqualTo("7");
        assertThat(text.of(List.of("ada@example.org"))).isEqualTo("ada@example.org");
        assertThat(text.of(List.of(1L, "de", 1.5, new byte[] {0, (byte) 255}))).isEqualTo("(1, de, 1.5, x'00ff')");
        assertThat(text.of(Arrays.asList("de", null))).isEqualTo("(de, NULL)");
    }

    @Test
    void cutsWhatWouldFillTheScreen() {
        KeyText text = KeyText.of(FRESH);

        assertThat(text.of(List.of("a\nb\u001b[31m"))).isEqualTo("a?b?[31m");
        assertThat(text.of(List.of("x".repeat(61)))).isEqualTo("x".repeat(57) + "...");
    }

    @Test
    void showsOfACopyOnlyIntegersAndUuids() {
        KeyText text = KeyText.of(FRESH, COPY);

        assertThat(text.of(List.of(7))).isEqualTo("7");
        assertThat(text.of(List.of("0e37df36-f698-11e6-8dd4-cb9ced3df976")))
                .isEqualTo("0e37df36-f698-11e6-8dd4-cb9ced3df976");
        for (Object value : List.of("ada@example.org", "4915112345678", 52.5163, new byte[] {1, 2, 3})) {
            assertThat(text.of(List.of(value))).matches("#[0-9a-f]{6}");
        }
    }

    @Test
    void hashesTheSameKeyAlikeAndAnotherDifferently() {
        KeyText text = KeyText.of(COPY);

        assertThat(text.of(List.of("ada"))).isEqualTo(KeyText.of(COPY).of(List.of("ada")));
        assertThat(text.of(List.of("ada"))).isNotEqualTo(text.of(List.of("bob")));
    }

    @Test
    void showsEverythingWhereTheUserAsks() {
        System.setProperty("migrationtest.show-values", "true");

        assertThat(KeyText.of(COPY).of(List.of("ada@example.org"))).isEqualTo("ada@example.org");
    }
}
