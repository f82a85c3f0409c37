package io.github.migrationtest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of three parts, each behind a comment line that names it: a schema ({@code -- before}), what is done to it ({@code --
 * change}), and what {@link SchemaDiff#describe} tells of that ({@code -- diff}), each line as a comment.
 *
 * @param name the file's, without its ending
 * @param before statements
 * @param change statements
 * @param diff empty where nothing is different
 */
record GoldenCase(String name, String before, String change, String diff) {

    /** The cases of a folder on the class path, by name. */
    static List<GoldenCase> in(String folder) throws IOException, URISyntaxException {
        URL url = GoldenCase.class.getResource(folder);
        assertThat(url).isNotNull();
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.sorted().map(GoldenCase::of).toList();
        }
    }

    private static GoldenCase of(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException("The case " + file + " cannot be read.", e);
        }
        int change = lines.indexOf("-- change");
        int diff = lines.indexOf("-- diff");
        assertThat(lines.indexOf("-- before")).as("first line of %s", file).isZero();
        assertThat(change).as("line '-- change' of %s", file).isPositive();
        assertThat(diff).as("line '-- diff' of %s", file).isGreaterThan(change);
        return new GoldenCase(
                file.getFileName().toString().replace(".sql", ""),
                String.join("\n", lines.subList(1, change)),
                String.join("\n", lines.subList(change + 1, diff)),
                lines.subList(diff + 1, lines.size()).stream()
                        .filter(line -> !line.isBlank())
                        .peek(line -> assertThat(line).as("line of %s", file).startsWith("-- "))
                        .map(line -> line.substring("-- ".length()))
                        .collect(Collectors.joining("\n")));
    }

    @Override
    public String toString() {
        return name;
    }
}
