package io.github.migrationtest.schema.mysql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Expressions as MySQL's {@code information_schema} prints them: quotes and backslashes have a backslash in front, and the bytes
 * of UTF-8 are taken for characters of ISO 8859-1, so that {@code 'é'} is printed as {@code \'Ã©\'}.
 *
 * <p>It does so with checks, generated columns, defaults that are expressions and parts of indexes, and with nothing else.
 */
final class DictionaryText {
    private DictionaryText() {}

    /** The expression as it was kept. */
    static String of(String printed) {
        return withoutEscapes(decoded(printed));
    }

    static Optional<String> of(Optional<String> printed) {
        return printed.map(DictionaryText::of);
    }

    private static String decoded(String printed) {
        if (printed.chars().allMatch(c -> c < 0x80) || printed.chars().anyMatch(c -> c > 0xff)) {
            return printed;
        }
        byte[] bytes = printed.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // A version that prints it as it is.
            return printed;
        }
    }

    private static String withoutEscapes(String printed) {
        if (printed.indexOf('\\') < 0) {
            return printed;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < printed.length(); i++) {
            boolean escape = printed.charAt(i) == '\\' && i + 1 < printed.length();
            if (escape) {
                i++;
            }
            text.append(printed.charAt(i));
        }
        return text.toString();
    }
}
