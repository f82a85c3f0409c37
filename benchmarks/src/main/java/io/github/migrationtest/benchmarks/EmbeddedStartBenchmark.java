package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.embedded.EmbeddedServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Until an embedded PostgreSQL answers, with and without what earlier runs on the machine have kept; beside its own {@code initdb} and start. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 4)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class EmbeddedStartBenchmark {
    private static final Path MEMORY = Path.of("/dev/shm");

    /** What the user's cache holds: nothing, the unpacked binaries, or the initialised data too, as for every later JVM. */
    @Param({"nothing", "binaries", "all"})
    public String cached;

    private Path folder;
    private Path cache;
    private Path binaries;
    private Path data;
    private Process byHand;
    private DatabaseDirectory directory;

    /** A cache of the benchmark's own, filled. */
    @Setup(Level.Trial)
    public void fill() throws IOException, InterruptedException {
        folder = Folders.create();
        System.setProperty("user.home", folder.toString());
        cache = folder.resolve(".cache/migration-test");
        directory = DatabaseDirectory.open(folder.resolve("databases"));
        EmbeddedServers.start(DatabaseKind.POSTGRESQL, directory);
        awaitKept();
        try (Stream<Path> kept = Files.list(cache)) {
            binaries = kept.filter(each -> each.getFileName().toString().endsWith("-binaries"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin");
        }
        data = Files.createTempDirectory(Files.isWritable(MEMORY) ? MEMORY : folder, "by-hand");
    }

    /** Takes away what is not to be there. */
    @Setup(Level.Iteration)
    public void empty() throws IOException {
        if (cached.equals("all")) {
            return;
        }
        try (Stream<Path> kept = Files.list(cache)) {
            for (Path each : kept.toList()) {
                if (cached.equals("nothing") || each.getFileName().toString().contains("-data-")) {
                    Folders.delete(each);
                }
            }
        }
    }

    /** A start goes on filling the cache after its server is ready. */
    private void awaitKept() throws IOException, InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            try (Stream<Path> kept = Files.list(cache)) {
                List<String> names =
                        kept.map(each -> each.getFileName().toString()).toList();
                if (names.stream().noneMatch(name -> name.contains(".making"))
                        && names.stream().anyMatch(name -> name.matches(".*-data-[0-9a-f]{8}"))) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new IllegalStateException("The data directory is not in the cache.");
    }

    /** Stops what was started by hand; ours ends with the JVM. */
    @TearDown(Level.Iteration)
    public void stop() throws IOException, InterruptedException {
        if (byHand == null) {
            awaitKept();
        } else {
            byHand.destroy();
            byHand.waitFor();
            Folders.delete(data);
            Files.createDirectory(data);
        }
    }

    /** Removes all of it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        directory.close();
        Folders.delete(folder);
        Folders.delete(data);
    }

    /** What the first test of a JVM waits for. */
    @Benchmark
    public Object migrationTest() {
        return EmbeddedServers.start(DatabaseKind.POSTGRESQL, directory);
    }

    /** {@code initdb} and {@code postgres} themselves, from unpacked binaries: only beside "binaries" and "all". */
    @Benchmark
    public Object byHand() throws IOException, InterruptedException, SQLException {
        if (cached.equals("nothing")) {
            throw new IllegalStateException("There are no binaries to do it with.");
        }
        Path target = data.resolve("data");
        if (start(binaries, "initdb", "-D", target.toString(), "-U", "postgres", "-A", "trust", "-N")
                        .waitFor()
                != 0) {
            throw new IllegalStateException("initdb failed");
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        byHand = start(
                binaries,
                "postgres",
                "-D",
                target.toString(),
                "-p",
                Integer.toString(port),
                "-F",
                "-k",
                "",
                "-h",
                "127.0.0.1");
        SQLException last = null;
        while (byHand.isAlive()) {
            try {
                DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable", "postgres", "")
                        .close();
                return byHand;
            } catch (SQLException e) {
                last = e;
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        throw new IllegalStateException("postgres did not start", last);
    }

    private static Process start(Path binaries, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
