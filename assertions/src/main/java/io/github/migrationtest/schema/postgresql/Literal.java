package io.github.migrationtest.schema.postgresql;

/** A text as SQL takes it. */
final class Literal {
    private Literal() {}

    static String of(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
