package io.github.migrationtest.migration.plain;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a plain folder in whichever of its layouts it is. */
final class PlainReader {
    /** {@code 0001_users.sql}, {@code V2__email.sql}, {@code 003-index.sql}. */
    private static final Pattern NUMBERED = Pattern.compile("[vV]?(\\d+)(?:[._-].*)?\\.sql");

    private static final Pattern DOWN = Pattern.compile("(.*?)[._-](?:down|rollback|undo|revert)\\.sql");
    private static final Pattern UP = Pattern.compile("(.*?)[._-]up\\.sql");
    private static final Pattern NUMBER = Pattern.compile("[vV]?(\\d+)");
    private static final Pattern NO_TRANSACTION = Pattern.compile("(?m)^\\s*run_in_transaction\\s*=\\s*false");

    private final FolderSettings settings;
    private final Path folder;
    private final DatabaseKind kind;
    private final boolean inTransactions;
    private final Map<String, Path> downs;
    private final List<PlainMigration> migrations = new ArrayList<>();

    /** Where ups and downs stand. */
    enum Layout {
        /** {@code 0001_users.sql}, and {@code 0001_users.down.sql} to go back. */
        FILES,
        /** {@code users.up.sql} and {@code users.down.sql}. */
        PAIRS,
        /** {@code up/0001_users.sql} and {@code down/0001_users.sql}. */
        TWO_FOLDERS,
        /** {@code 2024-01-01-000000_users/up.sql} and {@code down.sql}: diesel's. */
        FOLDER_EACH
    }

    PlainReader(FolderSettings settings, DatabaseKind kind) {
        this.settings = settings;
        this.folder = settings.folder();
        this.kind = kind;
        this.inTransactions = !"false".equals(settings.options().options().get("transaction"));
        this.downs = downs(settings);
        Layout layout = layoutOf(folder)
                .orElseThrow(() -> new MigrationFolderException(
                        "The folder " + folder + " has no migrations in plain SQL. Name them <number>_<name>.sql.",
                        folder));
        read(layout);
        refuseTwins();
    }

    static Optional<Layout> layoutOf(Path folder) {
        List<Path> content = ScriptFiles.in(folder);
        if (Files.isDirectory(folder.resolve("up")) && Files.isDirectory(folder.resolve("down"))) {
            return Optional.of(Layout.TWO_FOLDERS);
        }
        if (content.stream().anyMatch(directory -> ScriptFiles.isFile(directory.resolve("up.sql")))) {
            return Optional.of(Layout.FOLDER_EACH);
        }
        if (content.stream().anyMatch(file -> UP.matcher(name(file)).matches())) {
            return Optional.of(Layout.PAIRS);
        }
        return content.stream().anyMatch(PlainReader::isNumbered) ? Optional.of(Layout.FILES) : Optional.empty();
    }

    private static boolean isNumbered(Path file) {
        return NUMBERED.matcher(name(file)).matches()
                && !DOWN.matcher(name(file)).matches();
    }

    List<PlainMigration> migrations() {
        return List.copyOf(migrations);
    }

    /** Of scripts that stand beside the migrations and are none. */
    List<String> warnings() {
        Set<Path> used = migrations.stream()
                .map(PlainMigration::migration)
                .flatMap(migration -> Stream.concat(
                        migration.up().path().stream(), migration.down().flatMap(SqlScript::path).stream()))
                .collect(Collectors.toSet());
        List<String> others = content(folder)
                .filter(Files::isRegularFile)
                .filter(file -> !used.contains(file))
                .map(PlainReader::name)
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".sql") && !name.startsWith("."))
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of("Never applied, since nothing in their names makes them migrations of this folder: "
                        + String.join(", ", others) + " in " + folder
                        + ". Name them as the others are, or leave them.");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void read(Layout layout) {
        switch (layout) {
            case FILES ->
                inOrder(content(folder).filter(PlainReader::isNumbered))
                        .forEach(file -> add(file, withoutSql(name(file)), beside(withoutSql(name(file)))));
            case PAIRS ->
                inOrder(content(folder).filter(file -> UP.matcher(name(file)).matches()))
                        .forEach(file -> {
                            Matcher up = UP.matcher(name(file));
                            up.matches();
                            add(file, up.group(1), beside(up.group(1)));
                        });
            case TWO_FOLDERS ->
                inOrder(content(folder.resolve("up")).filter(file -> name(file).endsWith(".sql")))
                        .forEach(file -> add(
                                file,
                                withoutSql(name(file)),
                                Optional.of(folder.resolve("down").resolve(name(file)))
                                        .filter(Files::isRegularFile)));
            case FOLDER_EACH ->
                content(folder)
                        .filter(directory -> ScriptFiles.isFile(directory.resolve("up.sql")))
                        .sorted(Comparator.comparing(directory -> dieselVersion(name(directory))))
                        .forEach(this::addFolder);
        }
    }

    private static Stream<Path> content(Path folder) {
        return ScriptFiles.in(folder).stream();
    }

    /** By number where they have one, then by name. */
    private static Stream<Path> inOrder(Stream<Path> files) {
        return files.sorted(Comparator.<Path, BigInteger>comparing(file -> number(name(file)))
                .thenComparing(PlainReader::name));
    }

    private static BigInteger number(String name) {
        Matcher number = NUMBER.matcher(name);
        return number.lookingAt() ? new BigInteger(number.group(1)) : BigInteger.ZERO;
    }

    private static String withoutSql(String name) {
        return name.substring(0, name.length() - ".sql".length());
    }

    /** The down scripts here and in the folder of rollbacks, by what they take back; here comes first. */
    private static Map<String, Path> downs(FolderSettings settings) {
        Map<String, Path> downs = new HashMap<>();
        Stream.concat(content(settings.folder()), settings.rollbacks().stream().flatMap(PlainReader::content))
                .forEach(file -> {
                    Matcher down = DOWN.matcher(name(file));
                    if (down.matches()) {
                        downs.putIfAbsent(down.group(1), file);
                    }
                });
        return downs;
    }

    private Optional<Path> beside(String name) {
        return Optional.ofNullable(downs.get(name));
    }

    private void add(Path up, String name, Optional<Path> down) {
        String digits = NUMBER.matcher(name).lookingAt() ? number(name).toString() : name;
        add(up, name, digits, down, inTransactions);
    }

    private void addFolder(Path directory) {
        Path metadata = directory.resolve("metadata.toml");
        boolean told = Files.isRegularFile(metadata)
                && NO_TRANSACTION.matcher(ScriptFiles.read(metadata)).find();
        add(
                directory.resolve("up.sql"),
                name(directory),
                dieselVersion(name(directory)),
                Optional.of(directory.resolve("down.sql")).filter(ScriptFiles::isFile),
                inTransactions && !told);
    }

    private void add(Path up, String name, String version, Optional<Path> down, boolean inTransaction) {
        migrations.add(new PlainMigration(
                new Migration(Version.placed(name, migrations.size()), name, script(up), down.map(this::script)),
                version,
                inTransaction));
    }

    /** What stands before the first underscore, without its dashes (diesel_migrations, {@code file_based_migrations.rs}). */
    static String dieselVersion(String name) {
        int underscore = name.indexOf('_');
        return (underscore < 0 ? name : name.substring(0, underscore)).replace("-", "");
    }

    private SqlScript script(Path file) {
        SqlScript split = SqlScript.split(kind, file, settings.options().replacedIn(ScriptFiles.read(file)));
        return new SqlScript(
                folder.relativize(file).toString().startsWith("..")
                        ? name(file)
                        : folder.relativize(file).toString().replace('\\', '/'),
                split.path(),
                split.text(),
                split.statements());
    }

    private void refuseTwins() {
        Map<String, PlainMigration> byVersion = new HashMap<>();
        for (PlainMigration migration : migrations) {
            PlainMigration twin = byVersion.putIfAbsent(migration.version(), migration);
            if (twin != null) {
                throw new MigrationFolderException(
                        "Two migrations have version " + migration.version() + ": "
                                + twin.migration().name() + " and "
                                + migration.migration().name() + " in " + folder + ". Renumber one of them.",
                        folder);
            }
        }
    }
}
