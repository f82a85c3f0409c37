package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What the file beside a script says of it, {@code <script>.conf} ({@code SqlScriptMetadata}). */
record FlywayScriptSettings(
        Optional<Boolean> executeInTransaction, Optional<Charset> encoding, Optional<Boolean> placeholderReplacement) {
    static final String SUFFIX = ".conf";

    /** Of a script that has no such file. */
    static final FlywayScriptSettings NONE =
            new FlywayScriptSettings(Optional.empty(), Optional.empty(), Optional.empty());

    private static final String TRANSACTION = "executeInTransaction";
    private static final String ENCODING = "encoding";
    private static final String PLACEHOLDERS = "placeholderReplacement";
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(TRANSACTION, ENCODING, PLACEHOLDERS));

    /**
     * Those of a script.
     *
     * @throws MigrationFolderException if they say what Flyway refuses, or whether to run the script at all, which is asked of nobody here
     */
    static FlywayScriptSettings beside(Path script) {
        Path file = script.resolveSibling(script.getFileName() + SUFFIX);
        return Files.exists(file) ? new Reading(file).read() : NONE;
    }

    private record Reading(Path file, String text, Properties values) {
        Reading(Path file) {
            this(file, ScriptFiles.read(file, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", ""), new Properties());
        }

        FlywayScriptSettings read() {
            try {
                values.load(new StringReader(text.replace("\\", "\\\\")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (String name : values.stringPropertyNames()) {
                if (!KNOWN.contains(name)) {
                    throw refused(
                            name,
                            name.equals("shouldExecute")
                                    ? "has shouldExecute, and whether Flyway would run the script cannot be known here. Remove it,"
                                            + " or leave the script out of the rehearsed folder."
                                    : "has \"" + name
                                            + "\", which Flyway does not know: it then refuses the folder. Known are "
                                            + String.join(", ", KNOWN) + ".");
                }
            }
            return new FlywayScriptSettings(truth(TRANSACTION), charset(), truth(PLACEHOLDERS));
        }

        private Optional<String> value(String name) {
            return Optional.ofNullable(values.getProperty(name)).map(String::strip);
        }

        private Optional<Boolean> truth(String name) {
            return value(name).map(said -> {
                if (!said.equalsIgnoreCase("true") && !said.equalsIgnoreCase("false")) {
                    throw refused(
                            name,
                            "has " + name + "=" + said
                                    + ", which is no true and no false to Flyway: it then refuses the folder. Write one of them.");
                }
                return Boolean.valueOf(said);
            });
        }

        private Optional<Charset> charset() {
            return value(ENCODING).map(said -> {
                try {
                    return Charset.forName(said);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    throw refused(
                            ENCODING, "has encoding=" + said + ", which is no encoding that Java knows. Correct it.");
                }
            });
        }

        private MigrationFolderException refused(String name, String what) {
            int line = 1
                    + (int) text.lines()
                            .takeWhile(one -> !one.strip().startsWith(name))
                            .count();
            return new MigrationFolderException(file + ", line " + line + ": It " + what, file, line, null);
        }
    }
}
