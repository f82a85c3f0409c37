package io.github.migrationtest.internal.rows;

import java.math.BigDecimal;

/** In which order the values of a key come, here and on the server. */
public enum KeyOrder {
    /** As numbers; after them what is infinite, then what is none, as PostgreSQL has them. */
    NUMBER,
    /** By the bytes of UTF-8, written as hexadecimal digits. */
    BYTES,
    /** By what the collation makes of them, written so: what is equal under it is one. */
    COLLATION;

    /** Whether one comes before (less than 0) or after the other. */
    public int compare(String one, String other) {
        return this == NUMBER ? numbers(one, other) : one.compareTo(other);
    }

    private static int numbers(String one, String other) {
        if (one.length() <= 18 && other.length() <= 18 && isWhole(one) && isWhole(other)) {
            return Long.compare(Long.parseLong(one), Long.parseLong(other));
        }
        int rank = Integer.compare(rank(one), rank(other));
        return rank != 0 || rank(one) != 0 ? rank : new BigDecimal(one).compareTo(new BigDecimal(other));
    }

    private static boolean isWhole(String text) {
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int rank(String text) {
        return switch (text) {
            case "-Infinity" -> -1;
            case "Infinity" -> 1;
            case "NaN" -> 2;
            default -> 0;
        };
    }
}
