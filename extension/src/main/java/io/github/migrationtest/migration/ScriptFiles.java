package io.github.migrationtest.migration;

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
import java.util.stream.Stream;

/** Reads the files of a folder of migrations; what is wrong with one is said with its name and line. */
public final class ScriptFiles {
    private static final long LARGEST = 512L << 20;
    private static final char REPLACEMENT = '\uFFFD';
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
        if (text.indexOf(REPLACEMENT) >= 0) {
            refuseMalformed(file, charset, bytes);
        }
        return text;
    }

    /** A file may say the character of replacement itself. */
    private static void refuseMalformed(Path file, Charset charset, byte[] bytes) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        if (result.isUnderflow()) {
            result = decoder.flush(out.clear());
        }
        if (result.isError()) {
            int line = lineOf(bytes, in.position());
            throw new MigrationFolderException(
                    "%s, line %d: the byte 0x%02X is no %s. Save the file in that encoding."
                            .formatted(file, line, bytes[in.position()], charset),
                    file,
                    line,
                    null);
        }
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
                            + (Files.isSymbolicLink(file) ? " (it is a link that leads nowhere)" : "") + ".",
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
