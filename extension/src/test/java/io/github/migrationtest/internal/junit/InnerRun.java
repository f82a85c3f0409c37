package io.github.migrationtest.internal.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A run of fixture classes inside a test, with databases in a directory of its own. */
final class InnerRun {
    private final Map<String, String> parameters = new HashMap<>();
    private final Class<?>[] classes;

    private InnerRun(Class<?>... classes) {
        this.classes = classes;
    }

    static InnerRun of(Path directory, Class<?>... classes) {
        return new InnerRun(classes).with("migrationtest.directory", directory.toString());
    }

    InnerRun with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    EngineExecutionResults execute() {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter");
        for (Class<?> each : classes) {
            builder.selectors(selectClass(each));
        }
        parameters.forEach(builder::configurationParameter);
        return builder.execute();
    }

    /** What made the tests and classes of a run fail, in order. */
    static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().finished().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    /** The only failure of a run. */
    static Throwable failure(EngineExecutionResults results) {
        List<Throwable> failures = failures(results);
        if (failures.size() != 1) {
            throw new AssertionError("one failure expected, but there are " + failures);
        }
        return failures.get(0);
    }
}
