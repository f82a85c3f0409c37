package io.github.migrationtest.schema.mysql;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * An expression as {@code information_schema} of MySQL 8.0 shows it: quotes and backslashes with a backslash in front, and the
 * bytes of what is beyond ASCII shown as if they were latin1. {@code SHOW CREATE TABLE} has neither, but is a statement a table.
 */
final class PrintedExpression {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private PrintedExpression() {}

    static String of(String shown) {
        return unescaped(encoded(shown));
    }

    /** What was shown as latin1, as the UTF-8 that it is; a text that is no such thing as it was. */
    private static String encoded(String shown) {
        if (shown.chars().allMatch(c -> c < 0x80)) {
            return shown;
        }
        ByteBuffer bytes = ByteBuffer.allocate(shown.length());
        try {
            for (int i = 0; i < shown.length(); i++) {
                char c = shown.charAt(i);
                bytes.put(c <= 0xff ? (byte) c : western(c));
            }
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return shown;
        }
    }

    private static byte western(char c) throws CharacterCodingException {
        return WESTERN.newEncoder().encode(CharBuffer.wrap(new char[] {c})).get();
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                c = text.charAt(++i);
                c = c == 'n' ? '\n' : c == 'r' ? '\r' : c == '0' ? '\0' : c;
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
