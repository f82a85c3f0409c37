package io.github.migrationtest.migration;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A tool's name for where a migration stands.
 *
 * <p>Versions of one folder are compared as their tool compares them. Two that compare as the same are equal, however they
 * are written: Flyway's {@code 1.0} equals {@code 1}.
 */
public final class Version implements Comparable<Version> {
    private static final Pattern BEFORE_A_DIGIT = Pattern.compile("\\.(?=\\d)");

    private final String text;
    private final List<BigInteger> numbers;
    private final String name;

    private Version(String text, List<BigInteger> numbers, String name) {
        this.text = text;
        this.numbers = List.copyOf(numbers);
        this.name = name;
    }

    /**
     * A version of whole numbers between dots or underscores; zeros at the end do not count (Flyway's
     * {@code MigrationVersion}).
     *
     * @throws IllegalArgumentException if it has anything else in it
     */
    public static Version dotted(String text) {
        String dots = text.replace('_', '.');
        List<BigInteger> numbers = new ArrayList<>();
        try {
            for (String part : BEFORE_A_DIGIT.split(dots)) {
                numbers.add(new BigInteger(part));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Version may only contain 0..9 and . (dot). Invalid version: " + dots, e);
        }
        while (numbers.size() > 1 && numbers.get(numbers.size() - 1).signum() == 0) {
            numbers.remove(numbers.size() - 1);
        }
        return new Version(dots, numbers, "");
    }

    /** Whether {@link #dotted} takes it. */
    public static boolean isDotted(String text) {
        try {
            dotted(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A version that is one whole number; zeros in front do not count. */
    public static Version number(BigInteger number) {
        return new Version(number.toString(), List.of(number), "");
    }

    /** A version that stands where its folder puts it, whatever its name says: Drizzle's tags. */
    public static Version placed(String text, int position) {
        return new Version(text, List.of(BigInteger.valueOf(position)), text);
    }

    /** A script without a version, which runs after all that have one, in the order of names: Flyway's repeatables. */
    public static Version repeatable(String text) {
        return new Version(text, List.of(), text);
    }

    /** Whether it is that of a script which has none and runs again whenever it has changed. */
    public boolean isRepeatable() {
        return numbers.isEmpty();
    }

    /** As the tool writes it. */
    public String text() {
        return text;
    }

    @Override
    public int compareTo(Version other) {
        if (numbers.isEmpty() != other.numbers.isEmpty()) {
            return numbers.isEmpty() ? 1 : -1;
        }
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return name.compareTo(other.name);
    }

    private BigInteger number(int place) {
        return place < numbers.size() ? numbers.get(place) : BigInteger.ZERO;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Version other && numbers.equals(other.numbers) && name.equals(other.name);
    }

    @Override
    public int hashCode() {
        return 31 * numbers.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
