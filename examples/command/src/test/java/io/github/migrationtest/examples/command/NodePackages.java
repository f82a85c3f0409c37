package io.github.migrationtest.examples.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Installs what {@code package-lock.json} names, once; without Node the tests are skipped, all else that is wrong fails them. */
final class NodePackages implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return install();
    }

    private static synchronized ConditionEvaluationResult install() {
        Path module = Path.of("").toAbsolutePath();
        if (Files.isDirectory(module.resolve("node_modules"))) {
            return ConditionEvaluationResult.enabled("the packages are installed");
        }
        File log = module.resolve("target/npm.log").toFile();
        try {
            Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                    .directory(module.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            if (npm.waitFor() != 0) {
                throw new IllegalStateException("npm ci failed, see " + log);
            }
            return ConditionEvaluationResult.enabled("the packages are installed");
        } catch (IOException e) {
            return ConditionEvaluationResult.disabled("Node is not here, which runs these commands: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ConditionEvaluationResult.disabled("npm ci was interrupted");
        }
    }
}
