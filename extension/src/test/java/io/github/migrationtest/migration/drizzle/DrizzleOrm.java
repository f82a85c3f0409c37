package io.github.migrationtest.migration.drizzle;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** drizzle-orm's own migrators, in one process of Node for all runs. */
final class DrizzleOrm implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter runs;

    private DrizzleOrm(Path script) throws IOException {
        process = new ProcessBuilder("node", script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader();
        runs = process.outputWriter();
    }

    /** What {@code examples/drizzle-folders/compare/run} installs; empty where that was not run. */
    static Optional<Path> script() {
        return Optional.ofNullable(System.getenv("MIGRATION_TEST_DRIZZLE"))
                .map(Path::of)
                .filter(Files::isRegularFile);
    }

    static DrizzleOrm start() throws IOException {
        return new DrizzleOrm(script().orElseThrow());
    }

    /** {@code well}, or {@code failed} and the driver's words. */
    String migrate(int orm, String driver, String url, Path folder) throws IOException {
        runs.write(JSON.std.asString(Map.of("orm", orm, "driver", driver, "url", url, "folder", folder.toString())));
        runs.newLine();
        runs.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("drizzle-orm's migrators have ended at " + driver + " with " + folder + ".");
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
