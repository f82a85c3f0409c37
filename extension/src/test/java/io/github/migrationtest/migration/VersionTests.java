package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionTests {

    @Test
    void comparesNumbersAsNumbers() {
        List<String> sorted = Stream.of("10", "9", "1.10", "1.9", "4_99_1575367461", "1")
                .map(Version::dotted)
                .sorted()
                .map(Version::text)
                .toList();

        assertThat(sorted).containsExactly("1", "1.9", "1.10", "4.99.1575367461", "9", "10");
    }

    @Test
    void doesNotCountZerosAtTheEnd() {
        assertThat(Version.dotted("1.0")).isEqualTo(Version.dotted("1")).hasSameHashCodeAs(Version.dotted("1"));
        assertThat(Version.dotted("1.0.1")).isNotEqualTo(Version.dotted("1"));
        assertThat(Version.dotted("1.0")).hasToString("1.0");
    }

    @Test
    void holdsTheLargestVersionThatGolangMigrateHas() {
        Version largest = Version.number(new BigInteger("18446744073709551615"));

        assertThat(largest).isGreaterThan(Version.number(BigInteger.TWO));
        assertThat(largest.text()).isEqualTo("18446744073709551615");
    }

    @Test
    void putsWhatHasNoVersionBehindAllThatHave() {
        assertThat(Version.repeatable("R__a"))
                .isGreaterThan(Version.dotted("9999"))
                .isLessThan(Version.repeatable("R__b"));
    }

    @Test
    void putsPlacedVersionsWhereTheyStandAndNotWhereTheyAreNamed() {
        assertThat(Version.placed("0001_b", 0)).isLessThan(Version.placed("0000_a", 1));
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> Version.dotted("1_a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Version may only contain 0..9 and . (dot). Invalid version: 1.a");
    }
}
