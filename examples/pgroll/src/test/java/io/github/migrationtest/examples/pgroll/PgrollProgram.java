package io.github.migrationtest.examples.pgroll;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for the program on the {@code PATH}. */
final class PgrollProgram implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "pgroll"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> ConditionEvaluationResult.enabled("pgroll is " + program))
                .orElseGet(() -> ConditionEvaluationResult.disabled(
                        "pgroll is not on the PATH, and it alone runs these migrations. To install it:"
                                + " https://pgroll.com/docs"));
    }
}
