package io.github.migrationtest.internal.rehearsal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
abstract class FindsLosses {
    private final DatabaseKind kind;
    private final String dialect;
    private @Nullable CorpusRunner runner;

    /**
     * Of one engine.
     *
     * @param dialect what its texts are named after
     */
    FindsLosses(DatabaseKind kind, String dialect) {
        this.kind = kind;
        this.dialect = dialect;
    }

    @BeforeAll
    void opens(@TempDir Path module) {
        runner = new CorpusRunner(kind, module);
    }

    private CorpusRunner runner() {
        return requireNonNull(runner);
    }

    @AfterAll
    void closes() {
        runner().close();
    }

    Stream<CorpusCase> losses() {
        return CorpusCase.read("losses." + dialect + ".txt");
    }

    Stream<CorpusCase> legitimate() {
        return CorpusCase.read("legitimate." + dialect + ".txt");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void findsWhatIsLost(CorpusCase corpusCase) {
        assertThat(runner().found(corpusCase)).containsExactlyElementsOf(corpusCase.found());
    }

    @ParameterizedTest
    @MethodSource("legitimate")
    void reportsNothing(CorpusCase corpusCase) {
        assertThat(runner().found(corpusCase)).isEmpty();
    }
}
