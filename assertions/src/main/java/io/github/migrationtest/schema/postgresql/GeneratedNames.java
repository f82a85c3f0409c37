package io.github.migrationtest.schema.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The names that PostgreSQL makes up where a statement gives none (indexcmds.c, {@code makeObjectName} and
 * {@code ChooseIndexNameAddition}): those of the table and the columns, cut to fit, a word for what it is, and a number where
 * that is taken.
 */
final class GeneratedNames {
    private static final int LONGEST = 63;

    private GeneratedNames() {}

    /** Whether a name is what the server would make of a table and columns. */
    static boolean isOf(String name, String table, List<String> columns, String label) {
        int digits = name.length();
        while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        String addition = addition(columns);
        return name.equals(made(table, addition, label + name.substring(digits)));
    }

    private static String addition(List<String> columns) {
        StringBuilder all = new StringBuilder();
        for (String column : columns) {
            if (all.length() > 0) {
                all.append('_');
            }
            all.append(column);
            if (bytes(all.toString()).length > LONGEST) {
                break;
            }
        }
        return all.toString();
    }

    private static String made(String table, String addition, String label) {
        byte[] first = bytes(table);
        byte[] second = bytes(addition);
        int room = LONGEST - label.length() - 1 - (addition.isEmpty() ? 0 : 1);
        int firstLength = first.length;
        int secondLength = second.length;
        while (firstLength + secondLength > room) {
            if (firstLength > secondLength) {
                firstLength--;
            } else {
                secondLength--;
            }
        }
        String start = cut(first, firstLength);
        return addition.isEmpty() ? start + "_" + label : start + "_" + cut(second, secondLength) + "_" + label;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Never through the middle of a letter. */
    private static String cut(byte[] text, int length) {
        int end = length;
        while (end < text.length && end > 0 && (text[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(Arrays.copyOf(text, end), StandardCharsets.UTF_8);
    }
}
