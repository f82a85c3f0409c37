package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import liquibase.Contexts;
import liquibase.GlobalConfiguration;
import liquibase.LabelExpression;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/**
 * A root change log as Liquibase reads it.
 *
 * @param path what Liquibase calls it
 * @param scope in which Liquibase finds its files
 * @param directory where its paths start, if that is a directory
 * @param migrations the change sets that run on the engine in the contexts and with the labels that were said
 * @param twice change sets that Liquibase takes for one
 */
record Changelog(
        String path,
        LiquibaseScope scope,
        Optional<Path> directory,
        List<LiquibaseMigration> migrations,
        List<Migration> twice) {
    private static final Pattern LINE = Pattern.compile("(?i)line[: ]+(\\d+)");

    /** From the first start from which all its files are found. */
    static Changelog read(FolderSettings settings, LiquibaseSettings said, DatabaseKind kind) {
        RootChangelog root = root(settings, said);
        @Nullable LiquibaseException first = null;
        for (RootChangelog.Start start : root.starts()) {
            try {
                return from(start, said, kind);
            } catch (LiquibaseException e) {
                if (first == null) {
                    first = e;
                }
                if (!isOfAMissingFile(e)) {
                    break;
                }
            } catch (StackOverflowError e) {
                throw endless(root, e);
            }
        }
        throw unreadable(root, first);
    }

    /** Liquibase itself ends so, and tells no more. */
    private static MigrationFolderException endless(RootChangelog root, StackOverflowError failure) {
        return new MigrationFolderException(
                "Liquibase comes to no end with the change log " + root.place() + " (StackOverflowError): a file of it"
                        + " includes itself, by way of others, or by a link that leads back to it. Take that include out.",
                root.file().orElse(null),
                0,
                failure);
    }

    private static RootChangelog root(FolderSettings settings, LiquibaseSettings said) {
        try {
            return RootChangelog.of(settings, said);
        } catch (IOException e) {
            throw new MigrationFolderException(
                    "The change log of " + settings.folder() + " cannot be looked for: " + e.getMessage(),
                    settings.folder(),
                    0,
                    e);
        }
    }

    private static boolean isOfAMissingFile(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("was not found")
                    || message.contains("does not exist")
                    || message.contains("not found")) {
                return true;
            }
        }
        return false;
    }

    private static MigrationFolderException unreadable(RootChangelog root, @Nullable LiquibaseException failure) {
        String message = failure == null ? "it is in no directory" : told(root, failure);
        Matcher line = LINE.matcher(message);
        return new MigrationFolderException(
                "Liquibase cannot read the change log " + root.place() + ": " + message,
                root.file().orElse(null),
                line.find() ? Integer.parseInt(line.group(1)) : 0,
                failure);
    }

    private static String told(RootChangelog root, LiquibaseException failure) {
        List<Path> directories = root.starts().stream()
                .flatMap(start -> start.directory().stream())
                .toList();
        return failure.getMessage() + LostFiles.why(failure, directories);
    }

    private static Changelog from(RootChangelog.Start start, LiquibaseSettings said, DatabaseKind kind)
            throws LiquibaseException {
        ResourceAccessor accessor = start.files();
        String path = start.name();
        LiquibaseScope scope = new LiquibaseScope(accessor, said.update().global());
        return scope.in(() -> {
            Database database = unconnected(kind);
            new DatabaseOpener(said).setSchemas(database);
            ChangeLogParameters parameters = new ChangeLogParameters(database);
            said.parameters().forEach(parameters::set);
            parameters.setContexts(new Contexts(said.contexts()));
            parameters.setLabels(new LabelExpression(said.labels()));
            DatabaseChangeLog log = ChangeLogParserFactory.getInstance()
                    .getParser(path, accessor)
                    .parse(path, parameters, accessor);
            return of(path, scope, start.directory(), chosen(log, said, database), database);
        });
    }

    static Database unconnected(DatabaseKind kind) {
        String name =
                switch (kind) {
                    case SQLITE -> "sqlite";
                    case POSTGRESQL -> "postgresql";
                    case MYSQL -> "mysql";
                    case MARIADB -> "mariadb";
                };
        return DatabaseFactory.getInstance().getDatabase(name);
    }

    private static List<ChangeSet> chosen(DatabaseChangeLog log, LiquibaseSettings said, Database database) {
        ContextChangeSetFilter contexts = new ContextChangeSetFilter(new Contexts(said.contexts()));
        LabelChangeSetFilter labels = new LabelChangeSetFilter(new LabelExpression(said.labels()));
        DbmsChangeSetFilter engine = new DbmsChangeSetFilter(database);
        return log.getChangeSets().stream()
                .filter(changeSet -> !changeSet.isIgnore()
                        && contexts.accepts(changeSet).isAccepted()
                        && labels.accepts(changeSet).isAccepted()
                        && engine.accepts(changeSet).isAccepted())
                .toList();
    }

    private static Changelog of(
            String path,
            LiquibaseScope scope,
            Optional<Path> directory,
            List<ChangeSet> changeSets,
            Database database) {
        ChangeSetScripts scripts = new ChangeSetScripts(database, directory);
        Map<String, Integer> names = new HashMap<>();
        changeSets.forEach(Changelog::refuseNameless);
        changeSets.forEach(changeSet -> names.merge(shortName(changeSet), 1, Integer::sum));
        List<LiquibaseMigration> migrations = new ArrayList<>();
        List<Migration> twice = new ArrayList<>();
        Set<ChangeSetKey> known = new HashSet<>();
        for (ChangeSet changeSet : changeSets) {
            String name = names.getOrDefault(shortName(changeSet), 0) == 1
                    ? shortName(changeSet)
                    : shortName(changeSet) + "::" + changeSet.getFilePath();
            Version version = Version.placed(changeSet.getId(), migrations.size());
            LiquibaseMigration migration = scripts.migration(version, name, changeSet);
            if (!known.add(migration.key())) {
                if (!GlobalConfiguration.ALLOW_DUPLICATED_CHANGESETS_IDENTIFIERS.getCurrentValue()) {
                    twice.add(migration.migration());
                }
            } else {
                migrations.add(migration);
            }
        }
        return new Changelog(path, scope, directory, List.copyOf(migrations), List.copyOf(twice));
    }

    /** Liquibase says so only when it has a database: {@code ChangeSet Author is empty}. */
    private static void refuseNameless(ChangeSet changeSet) {
        @Nullable String id = changeSet.getId();
        @Nullable String author = changeSet.getAuthor();
        if (id == null || id.isBlank() || author == null || author.isBlank()) {
            throw new MigrationFolderException(
                    "A change set of " + changeSet.getFilePath() + " has no "
                            + (id == null || id.isBlank() ? "id" : "author") + " (id " + id + ", author " + author
                            + "). Liquibase refuses the change log. Give it one.",
                    null,
                    0,
                    null);
        }
    }

    private static String shortName(ChangeSet changeSet) {
        return changeSet.getId() + "::" + changeSet.getAuthor();
    }

    /** Those up to the one that sets a tag, itself included; all where none does ({@code UpToTagChangeSetFilter}). */
    List<LiquibaseMigration> upTo(Optional<String> tag) {
        for (int i = 0; i < migrations.size() && tag.isPresent(); i++) {
            if (migrations.get(i).tags(tag.get())) {
                return migrations.subList(0, i + 1);
            }
        }
        return migrations;
    }

    Set<ChangeSetKey> keys() {
        return migrations.stream().map(LiquibaseMigration::key).collect(Collectors.toSet());
    }

    /** The one that a change set of another reading is. */
    Optional<LiquibaseMigration> find(ChangeSet changeSet) {
        ChangeSetKey key = ChangeSetKey.of(changeSet);
        return migrations.stream()
                .filter(migration -> migration.key().equals(key))
                .findFirst();
    }
}
