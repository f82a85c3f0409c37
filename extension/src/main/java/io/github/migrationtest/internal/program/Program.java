package io.github.migrationtest.internal.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A program and how it is run.
 *
 * @param words the program and its arguments
 * @param directory where it is run
 * @param environment all variables that it gets
 * @param limit how long it may take
 */
public record Program(List<String> words, Path directory, Map<String, String> environment, Duration limit) {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** The threads that wait for a program, and whether somebody has told them to wait no longer. */
    private static final Map<Thread, AtomicBoolean> WAITING = new ConcurrentHashMap<>();

    public Program {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** A command line as a user types it, run by the platform's shell. */
    public static Program shell(String commandLine, Path directory, Map<String, String> environment, Duration limit) {
        List<String> shell = isWindows() ? List.of("cmd.exe", "/d", "/c") : List.of("sh", "-c");
        return new Program(
                Stream.concat(shell.stream(), Stream.of(commandLine)).toList(), directory, environment, limit);
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    /** Ends the program that a thread waits for, if it waits for one, with all that it started. */
    public static void cancel(Thread waiting) {
        AtomicBoolean cancelled = WAITING.get(waiting);
        if (cancelled != null) {
            cancelled.set(true);
        }
    }

    /**
     * Runs it to its end, or ends it and all that it started when its time is over.
     *
     * @throws IOException if it cannot be started
     */
    public ProgramResult run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File(isWindows() ? "NUL" : "/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread atExit = new Thread(() -> end(process), "ends " + words.get(0));
        Runtime.getRuntime().addShutdownHook(atExit);
        AtomicBoolean cancelled = new AtomicBoolean();
        WAITING.put(Thread.currentThread(), cancelled);
        try {
            return watched(process, cancelled);
        } finally {
            WAITING.remove(Thread.currentThread());
            forget(atExit);
        }
    }

    private ProgramResult watched(Process process, AtomicBoolean cancelled) {
        ProgramOutput output = ProgramOutput.of(process);
        long begin = System.nanoTime();
        try {
            while (!process.waitFor(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
                if (cancelled.get()) {
                    return ended(process, ProgramResult.End.CANCELLED, output);
                }
                if (System.nanoTime() - begin > limit.toNanos()) {
                    return ended(process, ProgramResult.End.OUT_OF_TIME, output);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(process);
            return new ProgramResult(-1, ProgramResult.End.INTERRUPTED, output.shownAfter(Duration.ZERO));
        }
        // What it left running may hold its output open for ever.
        return new ProgramResult(process.exitValue(), ProgramResult.End.BY_ITSELF, output.shownAfter(LAST_OUTPUT));
    }

    private static ProgramResult ended(Process process, ProgramResult.End why, ProgramOutput output) {
        end(process);
        return new ProgramResult(-1, why, output.shownAfter(LAST_OUTPUT));
    }

    /** A process that starts another while it is ended is looked at twice. */
    private static void end(Process process) {
        List<ProcessHandle> all = withDescendants(process);
        all.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            sleep();
        }
        List<ProcessHandle> left = new ArrayList<>(all);
        all.forEach(one -> one.descendants().forEach(left::add));
        left.addAll(withDescendants(process));
        left.forEach(ProcessHandle::destroyForcibly);
    }

    /** The program itself first: a shell that lives on could start the next. */
    private static List<ProcessHandle> withDescendants(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        Collections.reverse(all);
        return all;
    }

    /** Between two looks at the program: it tells nobody that it has ended with all that it started. */
    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook with it.
        }
    }
}
