package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateContentTests {
    @TempDir
    Path folder;

    @BeforeEach
    void writeOne() throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        write("1_one.up.sql", "ALTER DATABASE app SET x.y = 'z';");
        write("1_one.down.sql", "SELECT 1;");
        write("2_two.up.sql", "SELECT 2;");
    }

    @Test
    void isTheSameForTheSame() throws IOException {
        String content = content(Settings.none(), "PostgreSQL 18.6");

        write("1_one.down.sql", "SELECT 'down scripts make nothing of a template';");

        assertThat(content(Settings.none(), "PostgreSQL 18.6"))
                .isEqualTo(content)
                .matches("[0-9a-f]{64}");
    }

    @Test
    void isAnotherForAnythingThatSchemaAndRowsDependOn() throws IOException {
        String content = content(Settings.none(), "PostgreSQL 18.6");

        assertThat(content(Settings.none(), "PostgreSQL 18.7")).isNotEqualTo(content);
        assertThat(content(Settings.none().with(Setting.DATABASE_NAME, "other", "test"), "PostgreSQL 18.6"))
                .isNotEqualTo(content);
        assertThat(content(Settings.none().with(Setting.ALLOWED, "other", "test"), "PostgreSQL 18.6"))
                .isNotEqualTo(content);
        assertThat(content(Settings.none().with(Setting.DATABASE, "SQLITE", "test"), "PostgreSQL 18.6"))
                .isNotEqualTo(content);
        write("2_two.up.sql", "SELECT 3;");
        assertThat(content(Settings.none(), "PostgreSQL 18.6")).isNotEqualTo(content);
    }

    @Test
    void knowsWhereTheTemplateStands() {
        try (RunState run = new RunState()) {
            Plan plan = plan(run, Settings.none());
            var two = plan.folder().all().get(1);

            assertThat(TemplateContent.of(plan, "PostgreSQL 18.6", new StartPoint.At(two)))
                    .isNotEqualTo(TemplateContent.of(plan, "PostgreSQL 18.6", new StartPoint.Before(two)))
                    .isNotEqualTo(TemplateContent.of(plan, "PostgreSQL 18.6", new StartPoint.Latest()));
        }
    }

    private String content(Settings settings, String product) {
        try (RunState run = new RunState()) {
            return TemplateContent.of(plan(run, settings), product, new StartPoint.Latest());
        }
    }

    private Plan plan(RunState run, Settings settings) {
        Settings usual = Settings.none()
                .with(Setting.MIGRATIONS, folder.resolve("migrations").toString(), "test")
                .with(Setting.DIRECTORY, folder.resolve("databases").toString(), "test")
                .with(Setting.DATABASE, "POSTGRESQL", "test");
        return run.plan(settings.orElse(usual), TemplateContentTests.class);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("migrations").resolve(name), text);
    }
}
