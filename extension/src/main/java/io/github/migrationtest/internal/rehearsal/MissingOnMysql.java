package io.github.migrationtest.internal.rehearsal;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from MySQL's or MariaDB's refusal what the server lacks, by its error number. */
final class MissingOnMysql {
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'(?:@'([^']*)')?");
    private static final Pattern TABLE = Pattern.compile("Table '([^'.]+)\\.[^']+' doesn't exist");

    /** How the names of databases begin that a rehearsal makes. */
    private static final String OURS = "mt_";

    private static final Pattern FUNCTION =
            Pattern.compile("(?:FUNCTION|PROCEDURE) (?:`?([^`.\\s]+)`?\\.)?`?([^`\\s]+)`? does not exist");

    private MissingOnMysql() {}

    static Optional<Missing> of(SQLException refusal) {
        String message = String.valueOf(refusal.getMessage());
        return switch (refusal.getErrorCode()) {
            case 1049 -> quoted(message).map(name -> database(name.group(1)));
            case 1146 ->
                Optional.of(message)
                        .map(TABLE::matcher)
                        .filter(Matcher::find)
                        .map(table -> table.group(1))
                        .filter(name -> !name.startsWith(OURS))
                        .map(MissingOnMysql::database);
            case 1449 -> quoted(message).map(MissingOnMysql::user);
            case 1305 ->
                Optional.of(message)
                        .map(FUNCTION::matcher)
                        .filter(Matcher::find)
                        .map(MissingOnMysql::routine);
            case 1418, 1419 -> Optional.of(Missing.madeBy("SET GLOBAL log_bin_trust_function_creators = 1;", true));
            case 1227 ->
                Optional.of(
                        Missing.because(
                                "The user that migrates has rights on its own databases only: leave out what is the"
                                        + " administrator's, such as DEFINER or SET GLOBAL, or rehearse on a server of our own starting."));
            default -> Optional.empty();
        };
    }

    private static Optional<Matcher> quoted(String message) {
        return Optional.of(QUOTED.matcher(message)).filter(Matcher::find);
    }

    private static Missing database(String name) {
        return Missing.because("What a text or a routine names is sent as it is: if " + name
                + " is production's name of the database that is migrated, write DATABASE() there, or say databaseName = \""
                + name + "\".");
    }

    private static Missing user(Matcher user) {
        String host = user.group(2) == null ? "%" : user.group(2);
        return Missing.madeBy("CREATE USER '" + user.group(1) + "'@'" + host + "';", true);
    }

    private static Missing routine(Matcher routine) {
        return Missing.because("The routine " + routine.group(2)
                + " is in no migration before this one. Make it in one: a set-up script"
                + " runs outside the database, and cannot.");
    }
}
