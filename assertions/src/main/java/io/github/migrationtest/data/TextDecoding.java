package io.github.migrationtest.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** Tells whether bytes are a text in an encoding; a text may come in pieces, which can part a character. */
final class TextDecoding {
    private static final int CHARACTERS = 8192;

    private final CharsetDecoder decoder;
    private final CharBuffer decoded = CharBuffer.allocate(CHARACTERS);
    private ByteBuffer rest = ByteBuffer.allocate(0);

    TextDecoding(Charset encoding) {
        decoder = encoding.newDecoder();
    }

    static boolean isText(byte[] bytes, Charset encoding) {
        try {
            encoding.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Whether the text is one up to here. */
    boolean add(byte[] piece) {
        ByteBuffer bytes = ByteBuffer.allocate(rest.remaining() + piece.length)
                .put(rest)
                .put(piece)
                .flip();
        boolean sound = decode(bytes, false);
        rest = bytes;
        return sound;
    }

    /** Whether the text was one to its end. */
    boolean end() {
        return decode(rest, true);
    }

    private boolean decode(ByteBuffer bytes, boolean end) {
        CoderResult result;
        do {
            decoded.clear();
            result = decoder.decode(bytes, decoded, end);
        } while (result.isOverflow());
        return !result.isError();
    }
}
