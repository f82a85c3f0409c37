package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.database.DatabaseKind;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an environment file says ({@code environments/development.properties}) and what was said instead of it.
 *
 * @param changelog the table of the history
 * @param sendFullScript whether a script is sent whole, instead of statement by statement
 * @param delimiter what ends a statement
 * @param fullLineDelimiter whether it does so on a line of its own only
 * @param autoCommit whether each statement is its own transaction, instead of each script
 * @param stopsAtWarnings whether a warning of the database is a failure
 * @param pending whether what is older than the last applied one is applied too, as {@code migrate pending} does
 * @param bootstrap whether {@code bootstrap.sql} runs on an empty database, as after {@code migrate bootstrap}
 * @param charset in which scripts are read
 * @param url the database that the file names, which is never connected to
 * @param variables what scripts may name
 * @param hooks the scripts that the file wants run around migrations, by their settings
 */
record MybatisEnvironment(
        String changelog,
        boolean sendFullScript,
        String delimiter,
        boolean fullLineDelimiter,
        boolean autoCommit,
        boolean stopsAtWarnings,
        boolean pending,
        boolean bootstrap,
        Charset charset,
        Optional<String> url,
        Variables variables,
        List<String> hooks) {

    /** The engine that the file is written for. */
    Optional<DatabaseKind> kind() {
        return url.flatMap(MybatisEnvironment::kindOf);
    }

    private static Optional<DatabaseKind> kindOf(String url) {
        Map<String, DatabaseKind> prefixes = Map.of(
                "jdbc:sqlite:", DatabaseKind.SQLITE,
                "jdbc:postgresql:", DatabaseKind.POSTGRESQL,
                "jdbc:mysql:", DatabaseKind.MYSQL,
                "jdbc:mariadb:", DatabaseKind.MARIADB);
        return prefixes.entrySet().stream()
                .filter(prefix -> url.startsWith(prefix.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether production's driver hands several statements to MySQL at once; so it does where its URL is not known. */
    boolean allowsSeveralStatements() {
        return url.map(text -> text.toLowerCase(Locale.ROOT).contains("allowmultiqueries=true"))
                .orElse(true);
    }
}
