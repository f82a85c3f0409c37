package io.github.migrationtest.migration;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A version was asked for that the folder does not have, or that fits several of its migrations. */
public final class UnknownVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final String asked;
    private final String found;
    private final boolean ambiguous;

    private UnknownVersionException(String message, String asked, String found, boolean ambiguous) {
        super(message + " " + found);
        this.asked = asked;
        this.found = found;
        this.ambiguous = ambiguous;
    }

    static UnknownVersionException unknown(String asked, List<Migration> all) {
        String found = all.isEmpty() ? "It has none." : "It has " + list(all, Migration::version) + ".";
        return new UnknownVersionException(
                "\"" + asked + "\" names a version that the folder does not have.", asked, found, false);
    }

    static UnknownVersionException ambiguous(String asked, List<Migration> candidates) {
        return new UnknownVersionException(
                "\"" + asked + "\" names more than one migration.",
                asked,
                "It could be " + list(candidates, Migration::name) + ".",
                true);
    }

    private static String list(List<Migration> migrations, Function<Migration, ?> part) {
        String shown =
                migrations.stream().limit(SHOWN).map(part).map(Object::toString).collect(Collectors.joining(", "));
        return migrations.size() > SHOWN ? shown + " and " + (migrations.size() - SHOWN) + " more" : shown;
    }

    /** What was asked for, in the user's own spelling. */
    public String asked() {
        return asked;
    }

    /** What there is, as a sentence: {@code It has 1, 2, 6, 7.} or {@code It could be 0001_a, 0001_b.} */
    public String found() {
        return found;
    }

    /** Whether it fits several migrations, rather than none. */
    public boolean isAmbiguous() {
        return ambiguous;
    }
}
