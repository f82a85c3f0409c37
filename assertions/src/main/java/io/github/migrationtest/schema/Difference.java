package io.github.migrationtest.schema;

/**
 * One attribute that is not what it was.
 *
 * @param attribute in words: {@code not null}, {@code on delete}
 * @param before as text; {@code none} where there was nothing
 * @param after as text; {@code none} where there is nothing
 */
public record Difference(String attribute, String before, String after) {

    /** As a clause: {@code not null was false, is true}. */
    @Override
    public String toString() {
        return attribute + " was " + before + ", is " + after;
    }
}
