package io.github.migrationtest.internal.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.migration.MigrationFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpringConfigurationTests {
    private static final String MAIN = "src/main/resources/";

    private final Path module;

    SpringConfigurationTests(@TempDir Path module) {
        this.module = module;
    }

    @Test
    void isEmptyWhereThereIsNoFile() {
        SpringConfiguration configuration = read();

        assertThat(configuration.get("spring.flyway.table")).isEmpty();
        assertThat(configuration.files()).isEmpty();
    }

    @Test
    void readsYamlWithItsListsAndPlaceholders() throws IOException {
        write(MAIN + "application.yml", """
                spring:
                  flyway:
                    locations:
                      - classpath:db/migration
                      - classpath:db/data
                    baselineOnMigrate: yes
                    baseline-version: 2024-01-31
                    placeholders:
                      Table-Space: fast
                      "[a.b]": 0123
                      empty:
                """);

        SpringConfiguration configuration = read();

        assertThat(configuration.get("spring.flyway.locations")).contains("classpath:db/migration,classpath:db/data");
        assertThat(configuration.get("spring.flyway.baseline-on-migrate")).contains("true");
        assertThat(configuration.get("spring.flyway.baseline_version")).contains("2024-01-31");
        assertThat(configuration.below("spring.flyway.placeholders"))
                .isEqualTo(Map.of("Table-Space", "fast", "a.b", "83", "empty", ""));
        assertThat(configuration.files()).containsExactly(module.resolve(MAIN + "application.yml"));
    }

    @Test
    void letsPropertiesWinOverYamlAndTheDirectoryOverTheClassPath() throws IOException {
        write(MAIN + "application.yml", "a: yaml\nb: yaml\nc: yaml\n");
        write(MAIN + "application.properties", "b=properties\nc=properties\n");
        write("config/application.properties", "c=config");

        SpringConfiguration configuration = read();

        assertThat(configuration.get("a")).contains("yaml");
        assertThat(configuration.get("b")).contains("properties");
        assertThat(configuration.get("c")).contains("config");
    }

    @Test
    void letsTheFileOfTheTestsHideThatOfTheApplication() throws IOException {
        write(MAIN + "application.yml", "a: main\nb: main\n");
        write("src/test/resources/application.yml", "a: test\n");

        SpringConfiguration configuration = read();

        assertThat(configuration.get("a")).contains("test");
        assertThat(configuration.get("b")).isEmpty();
    }

    @Test
    void readsTheProfilesThatAreActive() throws IOException {
        write(MAIN + "application.yml", """
                spring.profiles.active: postgres
                a: any
                ---
                spring.config.activate.on-profile: "!postgres"
                a: without
                ---
                spring.config.activate.on-profile: "(postgres | mysql) & !cloud"
                b: with
                """);
        write(
                MAIN + "application-postgres.properties",
                "c=postgres\n#---\nspring.config.activate.on-profile=cloud\nc=cloud");

        assertThat(read().get("a")).contains("any");
        assertThat(read().get("b")).contains("with");
        assertThat(read().get("c")).contains("postgres");
        assertThat(read(Map.of("spring.profiles.active", "postgres,cloud"), Map.of())
                        .get("b"))
                .isEmpty();
        assertThat(read(Map.of("spring.profiles.active", "postgres,cloud"), Map.of())
                        .get("c"))
                .contains("cloud");
        assertThat(read(Map.of(), Map.of("SPRING_PROFILES_ACTIVE", "other")).get("a"))
                .contains("without");
    }

    @Test
    void replacesAListWholeInALaterFile() throws IOException {
        write(MAIN + "application.yml", "l: [a, b, c]\nspring.profiles.active: x\n");
        write(MAIN + "application-x.yml", "l: [z]\n");

        assertThat(read().get("l")).contains("z");
    }

    @Test
    void fillsValuesFromTheEnvironmentAndFromOneAnother() throws IOException {
        write(MAIN + "application.properties", "a=${NAME}-${other:none}-${b}\nb=${c:${d:deep}}\nspring.flyway.table=t");

        SpringConfiguration configuration = read(Map.of(), Map.of("NAME", "x", "SPRING_FLYWAY_TABLE", "outside"));

        assertThat(configuration.get("a")).contains("x-none-deep");
        assertThat(configuration.get("spring.flyway.table")).contains("outside");
    }

    @Test
    void saysWhatNothingFills() throws IOException {
        write(MAIN + "application.properties", "spring.flyway.table=${NOWHERE}");

        assertThat(read().written("spring.flyway.table")).contains("${NOWHERE}");
        assertThatThrownBy(() -> read().get("spring.flyway.table"))
                .isInstanceOf(MigrationFolderException.class)
                .hasMessage("spring.flyway.table in " + module.resolve(MAIN + "application.properties")
                        + " has ${NOWHERE}, which nothing fills. Set it in the environment or in the application's"
                        + " configuration.");
    }

    @Test
    void saysWhatFillsItselfWithItself() throws IOException {
        write(MAIN + "application.properties", "a=${b}\nb=${a}");

        assertThatThrownBy(() -> read().get("a"))
                .isInstanceOf(MigrationFolderException.class)
                .hasMessage("a in " + module.resolve(MAIN + "application.properties")
                        + " fills its ${...} with itself. Correct the file.");
    }

    @Test
    void namesFileAndLineOfWhatIsNoYaml() throws IOException {
        write(MAIN + "application.yml", "a: b\nc: [d\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(MigrationFolderException.class)
                .hasMessageStartingWith(
                        "The configuration " + module.resolve(MAIN + "application.yml") + " is no YAML at line 3: ")
                .hasMessageEndingWith("Correct the file.");
    }

    private SpringConfiguration read() {
        return read(Map.of(), Map.of());
    }

    private SpringConfiguration read(Map<String, String> options, Map<String, String> environment) {
        return SpringConfiguration.of(module, options, environment);
    }

    private void write(String file, String text) throws IOException {
        Path path = module.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
