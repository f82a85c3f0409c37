package io.github.migrationtest.migration.prisma;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Prisma's own schema engine in a process of its own, which takes one run after the other: it starts in a second. */
final class PrismaEngine implements AutoCloseable {
    private final Process process;
    private final PrintStream runs;
    private final BufferedReader answers;

    private PrismaEngine(Process process) {
        this.process = process;
        this.runs = new PrintStream(process.getOutputStream(), true, UTF_8);
        this.answers = process.inputReader(UTF_8);
    }

    static PrismaEngine start(Path program) throws IOException {
        return new PrismaEngine(new ProcessBuilder("node", program.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Applies a folder to a database; whether that went well. */
    boolean deploys(Path folder, String provider, String url) throws IOException {
        runs.println(folder + "\t" + provider + "\t" + url);
        String answer = answers.readLine();
        if (answer == null || !answer.matches("(well|failed) .*")) {
            throw new IOException("Prisma's engine does not answer: " + answer);
        }
        return answer.startsWith("well");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
