package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionQueryTests {
    private static final List<Migration> DRIZZLE =
            tagged("0000_init", "0001_name", "0002_name_default", "0010_plan", "0012_plan_price");
    private static final List<Migration> FLYWAY = Stream.of("1", "2", "2.1", "6", "7.0", "20")
            .map(version -> migration(Version.dotted(version), "V" + version + "__change"))
            .toList();

    @ParameterizedTest
    @CsvSource({
        "0001_name, 0001_name",
        "0001_n, 0001_name",
        "1_n, 0001_name",
        "1, 0001_name",
        "001, 0001_name",
        "10, 0010_plan",
        "0002, 0002_name_default",
        "0, 0000_init"
    })
    void findsATagByItsNameItsStartOrItsNumber(String asked, String found) {
        assertThat(VersionQuery.find(DRIZZLE, asked).name()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "1, V1__change",
        "1.0, V1__change",
        "2, V2__change",
        "V2, V2__change",
        "2_1, V2.1__change",
        "V20__, V20__change",
        "7, V7.0__change",
        "007.0.0, V7.0__change"
    })
    void findsADottedVersionWhateverItsZeros(String asked, String found) {
        assertThat(VersionQuery.find(FLYWAY, asked).name()).isEqualTo(found);
    }

    @Test
    void findsAWholeNumber() {
        List<Migration> all = List.of(migration(Version.number(BigInteger.TEN), "000010_orders"));

        assertThat(VersionQuery.find(all, "10").name()).isEqualTo("000010_orders");
        assertThat(VersionQuery.find(all, "000010_orders").name()).isEqualTo("000010_orders");
    }

    @Test
    void findsADateByItsStart() {
        assertThat(VersionQuery.find(tagged("20240115093000_orders", "20250115093000_items"), "2024")
                        .name())
                .isEqualTo("20240115093000_orders");
    }

    @Test
    void doesNotTakeANumberForTheStartOfAnother() {
        assertThatExceptionOfType(UnknownVersionException.class)
                .isThrownBy(() -> VersionQuery.find(tagged("0001_a", "0020_b"), "2"))
                .withMessage("\"2\" names a version that the folder does not have. It has 0001_a, 0020_b.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.1", "", "x"})
    void saysWhatThereIsWhenItFindsNothing(String asked) {
        assertThatExceptionOfType(UnknownVersionException.class)
                .isThrownBy(() -> VersionQuery.find(FLYWAY, asked))
                .satisfies(e -> {
                    assertThat(e.found()).isEqualTo("It has 1, 2, 2.1, 6, 7.0, 20.");
                    assertThat(e.asked()).isEqualTo(asked);
                    assertThat(e.isAmbiguous()).isFalse();
                });
    }

    @Test
    void listsTheCandidatesOfAnAmbiguousOne() {
        List<Migration> merged = tagged("0001_name", "0001_plan", "0002_x");

        assertThatExceptionOfType(UnknownVersionException.class)
                .isThrownBy(() -> VersionQuery.find(merged, "1"))
                .withMessage("\"1\" names more than one migration. It could be 0001_name, 0001_plan.")
                .matches(UnknownVersionException::isAmbiguous);
        assertThat(VersionQuery.find(merged, "0001_p").name()).isEqualTo("0001_plan");
    }

    @Test
    void cutsALongList() {
        List<Migration> many = new ArrayList<>();
        IntStream.rangeClosed(1, 25).forEach(i -> many.add(migration(Version.dotted("" + i), "V" + i)));

        assertThatExceptionOfType(UnknownVersionException.class)
                .isThrownBy(() -> VersionQuery.find(many, "99"))
                .satisfies(e -> assertThat(e.found()).endsWith(", 19, 20 and 5 more."));
    }

    private static List<Migration> tagged(String... tags) {
        return IntStream.range(0, tags.length)
                .mapToObj(place -> migration(Version.placed(tags[place], place), tags[place]))
                .toList();
    }

    private static Migration migration(Version version, String name) {
        return new Migration(version, name, SqlScript.nothing(name), Optional.empty());
    }
}
