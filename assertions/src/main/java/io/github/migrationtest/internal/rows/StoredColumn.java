package io.github.migrationtest.internal.rows;

import io.github.migrationtest.internal.sql.Names;

/**
 * A column of a server's table.
 *
 * @param name as the server spells it
 * @param quoted as SQL takes it
 * @param text an expression of the one text that its value has, or of its bytes
 * @param content what its values are
 * @param collation under which its values are equal where that is not byte by byte; else empty
 * @param generated whether it is computed from other columns
 */
public record StoredColumn(
        String name, String quoted, String text, Content content, String collation, boolean generated) {

    /** What the values of a column are. */
    public enum Content {
        /** Whole numbers and those of a fixed number of digits. */
        NUMBER,
        TEXT,
        BYTES,
        OTHER
    }

    /** A number that all spellings of its name have in common and other names hardly have: odd, of 64 bits (FNV-1a). */
    public long seed() {
        long seed = 0xcbf29ce484222325L;
        String key = Names.key(name);
        for (int i = 0; i < key.length(); i++) {
            seed = (seed ^ key.charAt(i)) * 0x100000001b3L;
        }
        return seed | 1;
    }

    /** The same column with another expression of the text that its value has. */
    public StoredColumn withText(String other) {
        return new StoredColumn(name, quoted, other, content, collation, generated);
    }

    /** How rows are put in order by this column and one of another moment together. */
    public KeyOrder orderWith(StoredColumn other) {
        if (content == Content.NUMBER && other.content == Content.NUMBER) {
            return KeyOrder.NUMBER;
        }
        return !collation.isEmpty() && collation.equals(other.collation) ? KeyOrder.COLLATION : KeyOrder.BYTES;
    }
}
