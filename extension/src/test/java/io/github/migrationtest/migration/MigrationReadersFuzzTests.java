package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.SampleFolders.Sample;
import io.github.migrationtest.migration.atlas.WrittenSum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spoiled folders through every tool's reader, and pieces of SQL in any order through the splitter: whatever they make of them, it is
 * no failure but one of ours, it comes soon, and no character is lost.
 *
 * <p>The suite takes a few seconds' worth of inputs. {@code -Dfuzz.inputs=1000000} has each of the tests take a million, {@code
 * -Dfuzz.seed=...} begins with another seed than 1; a failure names the seed of its input, which as {@code -Dfuzz.seed} with {@code
 * -Dfuzz.inputs=1} is that input alone. {@code -Djava.io.tmpdir=/dev/shm} keeps the folders in memory.
 */
class MigrationReadersFuzzTests {
    private static final int OF_THE_SUITE_TEXTS = 20_000;
    private static final int OF_THE_SUITE_FOLDERS = 1_500;
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);

    /** On a machine that does much else; a reader that hangs takes longer than any. */
    private static final int LONGEST_SECONDS = 60;

    /** Liquibase's own reader takes as long as those of hundreds of other folders. */
    private static final int LIQUIBASE_ONE_IN = 40;

    private static int inputs(int ofTheSuite) {
        return Integer.getInteger("fuzz.inputs", ofTheSuite);
    }

    @Test
    void readsSpoiledFoldersOrSaysWhyNot(@TempDir Path directory) throws Exception {
        List<Sample> samples = SampleFolders.all();
        List<MigrationTool> tools = ServiceLoader.load(MigrationTool.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        assertThat(samples)
                .extracting(Sample::tool)
                .containsAll(tools.stream()
                        .map(MigrationTool::name)
                        .filter(name -> !name.equals("command"))
                        .toList());
        List<KeptFolder> folders = new ArrayList<>();
        for (Sample sample : samples) {
            folders.add(new KeptFolder(directory.resolve("f" + folders.size()), sample.files()));
        }
        Set<String> read = new HashSet<>();
        ExecutorService reader = Executors.newSingleThreadExecutor(MigrationReadersFuzzTests::daemon);
        try {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + inputs(OF_THE_SUITE_FOLDERS); seed++) {
                Mutation mutation = new Mutation(seed);
                Sample sample = samples.get(mutation.below(samples.size()));
                MigrationTool tool = tool(tools, sample, mutation);
                if (tool.name().equals("liquibase") && mutation.below(LIQUIBASE_ONE_IN) > 0) {
                    continue;
                }
                KeptFolder folder = folders.get(samples.indexOf(sample));
                folder.become(mutation.folder(sample.files()));
                Path root = folder.path().resolve(sample.root());
                if (tool.name().equals("atlas") && mutation.below(8) > 0) {
                    // Without the sum of what is there Atlas looks at nothing else.
                    WrittenSum.in(root);
                    folder.has(sample.root() + "/atlas.sum");
                }
                Optional<DatabaseKind> kind =
                        mutation.below(2) == 0 ? Optional.empty() : Optional.of(mutation.oneOf(DatabaseKind.values()));
                String input =
                        "seed " + seed + ", " + tool.name() + " on a folder of " + sample.tool() + " for " + kind;
                boolean asks = mutation.below(10) == 0;
                Future<Boolean> outcome =
                        reader.submit(() -> isRead(tool, settings(root, kind, folder.path()), asks, input));
                if (await(outcome, input)) {
                    read.add(sample.tool());
                }
            }
        } finally {
            reader.shutdownNow();
        }
        if (inputs(OF_THE_SUITE_FOLDERS) >= OF_THE_SUITE_FOLDERS) {
            // Spoiled beyond reading is not all there is.
            assertThat(read)
                    .containsAll(samples.stream()
                            .map(Sample::tool)
                            .filter(name -> !name.equals("liquibase"))
                            .toList());
        }
    }

    @Test
    void readsTheFoldersBeforeTheyAreSpoiled(@TempDir Path directory) throws IOException {
        int number = 0;
        for (Sample sample : SampleFolders.all()) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            sample.files().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
            Path root = write(directory.resolve("f" + ++number), files).resolve(sample.root());
            if (sample.tool().equals("atlas")) {
                WrittenSum.in(root);
            }
            MigrationFolder folder = MigrationTools.open(FolderSettings.of(root), Optional.of(sample.tool()));

            assertThat(folder.all()).as(sample.tool()).isNotEmpty();
        }
    }

    /** Mostly the folder's own. */
    private static MigrationTool tool(List<MigrationTool> tools, Sample sample, Mutation mutation) {
        String wanted =
                mutation.below(8) == 0 ? tools.get(mutation.below(tools.size())).name() : sample.tool();
        return tools.stream()
                .filter(tool -> tool.name().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private static FolderSettings settings(Path root, Optional<DatabaseKind> kind, Path module) {
        ToolOptions options = new ToolOptions(
                Map.of(), Map.of(), Map.of(), Optional.empty(), List.of(), Optional.of(module), Optional.empty());
        return new FolderSettings(root, Optional.empty(), Optional.empty(), kind, options);
    }

    private static boolean isRead(MigrationTool tool, FolderSettings settings, boolean asks, String input) {
        try {
            if (asks) {
                MigrationTools.recognising(settings.folder());
            }
            MigrationFolder folder = tool.read(settings);
            folder.warnings();
            for (Migration migration : folder.all()) {
                look(migration.up());
                migration.down().ifPresent(MigrationReadersFuzzTests::look);
            }
            return !folder.all().isEmpty();
        } catch (RuntimeException | Error e) {
            if (e.getClass().getName().startsWith("io.github.migrationtest.") && e.getMessage() != null) {
                return false;
            }
            throw new AssertionError(input + ": " + e, e);
        }
    }

    private static void look(SqlScript script) {
        int number = 0;
        for (SqlStatement statement : script.statements()) {
            assertThat(statement.number()).as(script.name()).isEqualTo(++number);
            assertThat(statement.line()).as(script.name()).isPositive();
            assertThat(statement.column()).as(script.name()).isPositive();
        }
    }

    @Test
    void cutsPiecesInAnyOrderAndLosesNothing() throws Exception {
        ExecutorService reader = Executors.newSingleThreadExecutor(MigrationReadersFuzzTests::daemon);
        try {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + inputs(OF_THE_SUITE_TEXTS); seed += 1000) {
                long first = seed;
                long last = Math.min(seed + 1000, FIRST_SEED + inputs(OF_THE_SUITE_TEXTS));
                Future<Boolean> outcome = reader.submit(() -> {
                    for (long one = first; one < last; one++) {
                        cut(one);
                    }
                    return true;
                });
                await(outcome, "seeds " + first + " to " + last);
            }
        } finally {
            reader.shutdownNow();
        }
    }

    private static void cut(long seed) {
        Mutation mutation = new Mutation(seed);
        DatabaseKind kind = mutation.oneOf(DatabaseKind.values());
        ScriptSyntax syntax = mutation.oneOf(ScriptSyntax.values());
        String text = mutation.soup(60);
        try {
            List<SqlStatement> statements =
                    SqlScript.split(kind, Path.of("a.sql"), text, syntax).statements();
            new SplitText(kind, syntax, text).holds(statements);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ", " + kind + " read by " + syntax + " <" + text + ">: " + e, e);
        }
    }

    private static boolean await(Future<Boolean> outcome, String input) throws Exception {
        try {
            return outcome.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failure) {
                throw failure;
            }
            throw e;
        } catch (TimeoutException e) {
            return fail(input + ": not done after " + LONGEST_SECONDS + " s", e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "reader");
        thread.setDaemon(true);
        return thread;
    }

    private static Path write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return folder;
    }
}
