package io.github.migrationtest.internal.junit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A second Java process that runs a fixture class by {@link ChildRun}; it is killed at the latest when it is closed. */
final class ChildJvm implements AutoCloseable {
    static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts one.
     *
     * @param parameters configuration parameters
     */
    static ChildJvm start(String classPath, Class<?> fixture, Map<String, String> parameters) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath));
        parameters.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(ChildRun.class.getName(), fixture.getName()));
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The class path of this process without JUnit, and some jars. */
    static String withoutJUnitAnd(List<Path> jars) {
        String rest = Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                .filter(each -> !Path.of(each).getFileName().toString().startsWith("junit-"))
                .collect(Collectors.joining(File.pathSeparator));
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
                + File.pathSeparator
                + rest;
    }

    /** Waits until it has printed a line so many times. */
    void awaitLine(String expected, int times) throws IOException {
        int seen = 0;
        while (seen < times) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("The child ended after it printed \"" + expected + "\" " + seen + " times.");
            }
            if (line.equals(expected)) {
                seen++;
            }
        }
    }

    /** All that it prints until it ends. */
    String output() {
        return output.lines().collect(Collectors.joining("\n"));
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
