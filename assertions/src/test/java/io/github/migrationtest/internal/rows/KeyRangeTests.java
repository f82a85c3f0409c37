package io.github.migrationtest.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class KeyRangeTests {

    private static KeyRange range(String after, String upTo) {
        return new KeyRange("k", new BigInteger(after), new BigInteger(upTo));
    }

    @Test
    void hasTwoHalvesThatMeet() {
        assertThat(range("0", "10").halves()).containsExactly(range("0", "5"), range("5", "10"));
        assertThat(range("-11", "0").halves()).containsExactly(range("-11", "-6"), range("-6", "0"));
        assertThat(range("-9223372036854775809", "18446744073709551615").halves())
                .containsExactly(
                        range("-9223372036854775809", "4611686018427387903"),
                        range("4611686018427387903", "18446744073709551615"));
    }

    @Test
    void isItsOnlyHalfWithOneNumberInIt() {
        assertThat(range("4", "5").halves()).containsExactly(range("4", "5"));
        assertThat(range("-1", "0").halves()).containsExactly(range("-1", "0"));
        assertThat(range("-1", "-1").halves()).containsExactly(range("-1", "-1"));
    }

    @Test
    void holdsItsGreatestButNotWhatComesBeforeIt() {
        assertThat(range("-5", "7").condition()).isEqualTo("k > -5 and k <= 7");
    }
}
