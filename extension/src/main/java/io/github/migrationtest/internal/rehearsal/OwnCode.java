package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.internal.sql.SqlLexer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** This library as it is: two versions of it may bring a template to its version in two ways. */
final class OwnCode {
    private static final Lazy<List<byte[]>> FILES = new Lazy<>(OwnCode::read);

    private OwnCode() {}

    /** Its files, in an order that is the same on every machine. */
    static List<byte[]> files() {
        return FILES.get();
    }

    private static List<byte[]> read() {
        List<byte[]> files = new ArrayList<>();
        for (Class<?> part : List.of(OwnCode.class, SqlLexer.class)) {
            CodeSource source = part.getProtectionDomain().getCodeSource();
            if (source == null) {
                continue;
            }
            try (Stream<Path> paths = Files.walk(Path.of(source.getLocation().toURI()))) {
                for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                    files.add(Files.readAllBytes(path));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(source.getLocation() + " is no address of a file.", e);
            }
        }
        return List.copyOf(files);
    }
}
