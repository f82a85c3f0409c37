package io.github.migrationtest.schema.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What MySQL 8.0.31 prints of what {@code SHOW CREATE TABLE} shows beside it. */
class DictionaryTextTests {

    @Test
    void readsTextsBeyondAscii() {
        assertThat(DictionaryText.of("(`nÃ©` <> _utf8mb4\\'Ã©â\u0082¬ð\u009f\u0098\u0080\\')"))
                .isEqualTo("(`né` <> _utf8mb4'é€😀')");
    }

    @Test
    void leavesOutTheBackslashesThatWereAdded() {
        assertThat(DictionaryText.of(
                        "concat(_utf8mb4\\'a\\\\\\\\b\\',_utf8mb4\\'q\\\\\\'\"q\\',_utf8mb4\\'nl\\\\nx\\')"))
                .isEqualTo("concat(_utf8mb4'a\\\\b',_utf8mb4'q\\'\"q',_utf8mb4'nl\\nx')");
    }

    @Test
    void leavesWhatIsNoUtf8AsItIs() {
        assertThat(DictionaryText.of("(`x` <> 'é')")).isEqualTo("(`x` <> 'é')");
        assertThat(DictionaryText.of("(`x` <> '漢é')")).isEqualTo("(`x` <> '漢é')");
        assertThat(DictionaryText.of("(`x` > 0)")).isEqualTo("(`x` > 0)");
    }
}
