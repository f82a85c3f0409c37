package io.github.migrationtest.internal.walk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.migration.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faulty migrations, of which all must be found and nothing else said, and right ones that look suspicious, of which nothing may be.
 * What a case looks like is told by {@link LabelledCase}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTests {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    private final CorpusScore score = new CorpusScore();
    private @Nullable CaseRunner runner;

    static Stream<LabelledCase> cases() {
        // -Dcorpus="mysql modify.*" runs those cases only.
        return LabelledCase.in(CORPUS).filter(each -> each.toString().matches(System.getProperty("corpus", ".*")));
    }

    @BeforeAll
    void begin(@TempDir Path directory) {
        runner = new CaseRunner(directory);
    }

    @AfterAll
    void tellTheScore() {
        requireNonNull(runner).close();
        System.out.println(String.join("\n", score.lines()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsFaultyAndNothingElse(LabelledCase labelled) throws IOException, SQLException {
        RehearsalResult result = requireNonNull(runner).rehearsed(labelled);

        Set<String> found = result.findings().stream()
                .filter(finding -> !isOfNoWayBack(labelled, finding))
                .map(LabelledCase::line)
                .collect(Collectors.toCollection(TreeSet::new));
        score.count(labelled, found);
        assertThat(found).as("%s: %s", labelled, result.findings()).isEqualTo(labelled.expected());
        assertThat(labelled.expected().isEmpty()).isEqualTo(!labelled.faulty());
    }

    /** A folder in which nothing can be taken back is told so once, and most cases are not about that. */
    private static boolean isOfNoWayBack(LabelledCase labelled, Finding finding) {
        return finding.check().equals("reversible")
                && finding.migration().isEmpty()
                && !labelled.expected().contains(LabelledCase.line(finding));
    }
}
