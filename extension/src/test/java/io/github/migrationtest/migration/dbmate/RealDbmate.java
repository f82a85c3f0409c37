package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.RealServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program itself. */
record RealDbmate(Path program, Path folder) {

    /** Where {@code MIGRATION_TEST_DBMATE} says, or on the {@code PATH}. */
    static Optional<Path> find() {
        Stream<Path> onThePath = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "dbmate"));
        return Stream.concat(Stream.ofNullable(System.getenv("MIGRATION_TEST_DBMATE")).map(Path::of), onThePath)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static String url(DatabaseKind kind, String database, Path directory) {
        if (kind == DatabaseKind.SQLITE) {
            return "sqlite:" + directory.resolve(database + ".db");
        }
        RealServer server = RealServer.of(kind);
        String place = server.url(database).replaceFirst("^jdbc:[a-z]+://", "").replaceFirst("\\?.*", "");
        String login = server.user() + (server.password().isEmpty() ? "" : ":" + server.password());
        return kind == DatabaseKind.POSTGRESQL
                ? "postgres://" + login + "@" + place + "?sslmode=disable"
                : "mysql://" + login + "@" + place;
    }

    /** Whether it ended well. */
    boolean run(String url, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "--url", url, "--migrations-dir", folder.toString(), "--no-dump-schema"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("dbmate does not end: " + said);
        }
        return process.exitValue() == 0;
    }
}
