package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in migrations that lose something, and that nothing is found in those that do not: one text per case. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class PostgresqlLossesTests {
    private CorpusRunner runner;

    @BeforeAll
    void opens(@TempDir Path module) {
        runner = new CorpusRunner(DatabaseKind.POSTGRESQL, module);
    }

    @AfterAll
    void closes() {
        runner.close();
    }

    static Stream<CorpusCase> losses() {
        return CorpusCase.read("losses.postgresql.txt");
    }

    static Stream<CorpusCase> legitimate() {
        return CorpusCase.read("legitimate.postgresql.txt");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void findsWhatIsLost(CorpusCase corpusCase) {
        assertThat(runner.found(corpusCase)).containsExactlyElementsOf(corpusCase.found());
    }

    @ParameterizedTest
    @MethodSource("legitimate")
    void reportsNothing(CorpusCase corpusCase) {
        assertThat(runner.found(corpusCase)).isEmpty();
    }
}
