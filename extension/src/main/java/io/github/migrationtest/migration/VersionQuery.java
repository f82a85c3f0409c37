package io.github.migrationtest.migration;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the migration that a user means.
 *
 * <p>It may be written as the tool's full name ({@code 0003_note_title}, {@code V2__add_email}), as its version, as the
 * number that either starts with ({@code 3} finds {@code 0003_note_title}, {@code 1.0} finds {@code 1}), or as any start of
 * them that fits one migration only. A number is cut short only where it is a date: {@code 2024} finds
 * {@code 20240115_orders}, {@code 2} does not find {@code 20}.
 */
public final class VersionQuery {
    private static final Pattern NUMBER = Pattern.compile("[Vv]?(\\d+(?:[._]\\d+)*)");
    private static final Pattern LEADING_NUMBER = Pattern.compile("(\\d+)(.*)");
    private static final int DIGITS_OF_A_DATE = 8;

    private final String asked;

    private VersionQuery(String asked) {
        this.asked = asked.strip();
    }

    /**
     * The migration that {@code asked} names.
     *
     * @throws UnknownVersionException if it names none or several
     */
    public static Migration find(List<Migration> all, String asked) {
        VersionQuery query = new VersionQuery(asked);
        return query.first(all, query::isNamed)
                .or(() -> query.first(all, query::hasNumber))
                .or(() -> query.first(all, query::startsLike))
                .orElseThrow(() -> UnknownVersionException.unknown(asked, all));
    }

    private Optional<Migration> first(List<Migration> all, Predicate<Migration> rule) {
        List<Migration> found =
                asked.isEmpty() ? List.of() : all.stream().filter(rule).toList();
        if (found.size() > 1) {
            throw UnknownVersionException.ambiguous(asked, found);
        }
        return found.stream().findFirst();
    }

    private boolean isNamed(Migration migration) {
        return asked.equals(migration.name())
                || asked.equals(migration.version().text());
    }

    private boolean hasNumber(Migration migration) {
        Matcher number = NUMBER.matcher(asked);
        if (!number.matches()) {
            return false;
        }
        Version wanted = Version.dotted(number.group(1));
        return numberOf(migration).map(wanted::equals).orElse(false);
    }

    private static Optional<Version> numberOf(Migration migration) {
        String version = migration.version().text();
        if (NUMBER.matcher(version).matches()) {
            return Optional.of(Version.dotted(version));
        }
        Matcher leading = LEADING_NUMBER.matcher(version);
        return leading.matches() ? Optional.of(Version.dotted(leading.group(1))) : Optional.empty();
    }

    private boolean startsLike(Migration migration) {
        return startsLike(migration.name()) || startsLike(migration.version().text());
    }

    private boolean startsLike(String name) {
        String start = plain(asked);
        String whole = plain(name);
        return whole.startsWith(start) && !cutsNumber(start, whole);
    }

    private static boolean cutsNumber(String start, String whole) {
        boolean inside = whole.length() > start.length()
                && Character.isDigit(start.charAt(start.length() - 1))
                && Character.isDigit(whole.charAt(start.length()));
        if (!inside) {
            return false;
        }
        Matcher number = LEADING_NUMBER.matcher(whole);
        return !number.matches() || number.group(1).length() < DIGITS_OF_A_DATE || number.end(1) < start.length();
    }

    private static String plain(String name) {
        Matcher number = LEADING_NUMBER.matcher(name);
        String plain = number.matches() ? new BigInteger(number.group(1)) + number.group(2) : name;
        return plain.toLowerCase(Locale.ROOT);
    }
}
