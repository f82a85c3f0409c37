package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.migrationtest.data.RowCounts;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RowsAroundTests {

    @Test
    void isOneNumberWhereEveryTableHasAsMany() {
        assertThat(around(Map.of("a", 3L, "b", 4L), Map.of("a", 3L, "b", 4L))).hasToString("7");
    }

    @Test
    void namesTheTablesThatHaveMoreOrFewerAndThoseThatCameOrWent() {
        assertThat(around(Map.of("a", 3L, "posts", 120L, "old", 2L), Map.of("a", 3L, "posts", 0L, "new", 2L)))
                .hasToString("125 → 5: new – → 2, old 2 → –, posts 120 → 0");
    }

    @Test
    void countsThoseThatWouldFillTheLine() {
        assertThat(around(
                        Map.of("a", 1L, "b", 1L, "c", 1L, "d", 1L, "e", 1L),
                        Map.of("a", 0L, "b", 0L, "c", 0L, "d", 0L, "e", 2L)))
                .hasToString("5 → 2: a 1 → 0, b 1 → 0, c 1 → 0, 2 more");
    }

    @Test
    void hasForProgramsWhatDiffersOnly() {
        assertThat(around(Map.of("a", 3L, "gone", 2L), Map.of("a", 1L, "new", 0L))
                        .json())
                .containsExactly(
                        entry("before", 5L),
                        entry("after", 1L),
                        entry(
                                "tables",
                                Map.of(
                                        "a", Map.of("before", 3L, "after", 1L),
                                        "gone", Map.of("before", 2L),
                                        "new", Map.of("after", 0L))));
    }

    private static RowsAround around(Map<String, Long> before, Map<String, Long> after) {
        return new RowsAround(new RowCounts(new TreeMap<>(before)), new RowCounts(new TreeMap<>(after)));
    }
}
