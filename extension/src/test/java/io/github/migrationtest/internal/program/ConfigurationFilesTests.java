package io.github.migrationtest.internal.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTests {
    @TempDir
    Path directory;

    @Test
    void findsWhatToolsReadInAndBelowTheDirectory() throws IOException {
        write(
                ".env",
                ".env.local",
                ".env.example",
                "drizzle.config.ts",
                "prisma/schema.prisma",
                "src/index.ts",
                "knexfile.js",
                "README.md");

        assertThat(found("pnpm db:migrate"))
                .containsExactly(".env", ".env.local", "drizzle.config.ts", "knexfile.js", "prisma/schema.prisma");
    }

    @Test
    void findsWhatTheCommandNames() throws IOException {
        write("apps/api/.env", "tools/migrate.mjs", "settings.json");

        assertThat(found("cd apps/api && node ../../tools/migrate.mjs")).containsExactly("apps/api/.env");
        assertThat(found("node tools/migrate.mjs --config=settings.json"))
                .containsExactly("tools/migrate.mjs", "settings.json");
    }

    /** What a tool would read through a link is read, and what it cannot read tells it of no database. */
    @Test
    void followsLinksThatLeadSomewhere() throws IOException {
        write("elsewhere/settings", "shared/schema.prisma");
        link(".env", directory.resolve("elsewhere/settings"));
        link("prisma", Path.of("shared"));
        link(".env.local", Path.of("nowhere"));
        link("knexfile.js", Path.of("knexfile.js"));
        link("drizzle.config.ts", Path.of("elsewhere"));
        link("config", Path.of("nowhere"));
        link("db", Path.of("."));

        assertThat(found("migrate")).containsExactly(".env", "prisma/schema.prisma", "db/.env");
    }

    private void link(String link, Path target) throws IOException {
        Files.createSymbolicLink(directory.resolve(link), target);
    }

    private List<String> found(String command) {
        return ConfigurationFiles.of(directory, command).stream()
                .map(file -> directory.relativize(file).toString())
                .toList();
    }

    private void write(String... files) throws IOException {
        for (String file : files) {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.writeString(directory.resolve(file), "");
        }
    }
}
