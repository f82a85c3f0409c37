package io.github.migrationtest.migration;

import io.github.migrationtest.database.DatabaseKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Reads the files of a folder of migrations; what is wrong with one is said with its name and line. */
public final class ScriptFiles {
    /** What decoders put in the place of bytes that are not in their encoding. */
    public static final char REPLACEMENT = '\uFFFD';

    private static final long LARGEST = 512L << 20;
    private static final int CHUNK = 8192;

    private ScriptFiles() {}

    /**
     * The text of a file in UTF-8; a byte order mark stays at its beginning, since tools differ in what they do with it.
     *
     * @throws MigrationFolderException if it cannot be read, is no UTF-8, or is larger than 512 MB
     */
    public static String read(Path file) {
        return read(file, StandardCharsets.UTF_8);
    }

    /** The same in another encoding. */
    public static String read(Path file, Charset charset) {
        byte[] bytes = bytes(file);
        // Half the memory of a decoder that reports, which then need only look at what has been replaced.
        String text = new String(bytes, charset);
        // A file may say the character of replacement itself.
        if (text.indexOf(REPLACEMENT) >= 0) {
            refuseMalformed(file, charset, bytes);
        }
        return text;
    }

    /**
     * The same in UTF-8 for a tool that hands the bytes on unread: an engine other than PostgreSQL, which takes no text that has
     * others, passes over them in a comment.
     */
    public static String read(Path file, DatabaseKind kind) {
        return readUnread(file, kind, "Save the file in that encoding.");
    }

    /** The same, and a refusal says what would become of the bytes in production. */
    public static String read(Path file, DatabaseKind kind, String tool) {
        return readUnread(file, kind, UnreadBytes.advice(tool, kind));
    }

    private static String readUnread(Path file, DatabaseKind kind, String advice) {
        byte[] bytes = bytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            UnreadBytes.first(bytes, text, kind).ifPresent(found -> {
                throw refused(file, found, advice);
            });
        }
        return text;
    }

    /** The text as Java's own readers take it, which put U+FFFD in the place of what is not in the encoding. */
    public static String readReplacing(Path file, Charset charset) {
        return new String(bytes(file), charset);
    }

    /**
     * What stands under a name for tools that look for names only: a file, or a link that leads to none, which they fail to open.
     */
    public static boolean isFile(Path path) {
        return Files.isRegularFile(path) || leadsNowhere(path);
    }

    /** Whether it is a link to what does not exist. */
    public static boolean leadsNowhere(Path path) {
        return Files.isSymbolicLink(path) && !Files.exists(path);
    }

    private static void refuseMalformed(Path file, Charset charset, byte[] bytes) {
        malformed(bytes, charset).ifPresent(found -> {
            throw refused(file, found, "Save the file in that encoding.");
        });
    }

    private static MigrationFolderException refused(Path file, Malformed found, String advice) {
        return new MigrationFolderException(file + ", " + found + ". " + advice, file, found.line(), null);
    }

    /** A byte that is not in the encoding of its file. */
    public record Malformed(int line, byte found, Charset charset) {
        @Override
        public String toString() {
            return "line %d: the byte 0x%02X is no %s".formatted(line, found, charset);
        }
    }

    /** The first byte of a file that is not in an encoding. */
    public static Optional<Malformed> malformed(Path file, Charset charset) {
        return malformed(bytes(file), charset);
    }

    private static Optional<Malformed> malformed(byte[] bytes, Charset charset) {
        return malformed(bytes, charset, place -> true);
    }

    /**
     * The first that counts.
     *
     * @param counts takes the place of the character that stands for it in a text with {@link #REPLACEMENT}
     */
    static Optional<Malformed> malformed(byte[] bytes, Charset charset, IntPredicate counts) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        int place = 0;
        CoderResult result = decoder.decode(in, out, true);
        while (!result.isUnderflow()) {
            place += out.position();
            out.clear();
            if (result.isError()) {
                if (counts.test(place)) {
                    return Optional.of(new Malformed(lineOf(bytes, in.position()), bytes[in.position()], charset));
                }
                in.position(in.position() + result.length());
                place++;
            }
            result = decoder.decode(in, out, true);
        }
        return Optional.empty();
    }

    /**
     * The bytes of a file.
     *
     * @throws MigrationFolderException if it cannot be read, or is larger than 512 MB
     */
    public static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new MigrationFolderException(
                        "The script " + file + " has " + (Files.size(file) >> 20)
                                + " MB; scripts of up to 512 MB are read. Load such data with a tool of its own.",
                        file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new MigrationFolderException(
                    "The script " + file + " cannot be read: " + e.getMessage()
                            + (leadsNowhere(file) ? " (it is a link that leads nowhere)" : "") + ".",
                    file,
                    0,
                    e);
        }
    }

    /**
     * What stands in a folder, not in the folders below it, sorted by name.
     *
     * @throws MigrationFolderException if it cannot be listed
     */
    public static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(file -> String.valueOf(file.getFileName())))
                    .toList();
        } catch (IOException e) {
            throw new MigrationFolderException(
                    "The folder " + folder + " cannot be listed: " + e.getMessage(), folder, 0, e);
        }
    }

    private static int lineOf(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
