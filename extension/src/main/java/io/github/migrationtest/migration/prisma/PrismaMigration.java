package io.github.migrationtest.migration.prisma;

import io.github.migrationtest.migration.Migration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A migration and the text of its file, of which Prisma keeps the checksum.
 *
 * @param file before any replacement
 */
record PrismaMigration(Migration migration, String file) {

    String checksum() {
        return sha256(file);
    }

    /** Whether a row has its checksum, as Prisma compares them: other line ends, and digits that old versions left out, do not count. */
    boolean hasChecksum(String recorded) {
        String lines = file.replace("\r\n", "\n");
        return recorded.equals(checksum())
                || recorded.equals(sha256(lines))
                || recorded.equals(sha256(lines.replace("\n", "\r\n")))
                || recorded.equals(withoutPadding());
    }

    /** Before version 2.21 each byte was written without a zero in front (schema-engine, {@code checksum.rs}). */
    private String withoutPadding() {
        StringBuilder text = new StringBuilder();
        for (byte b : HexFormat.of().parseHex(checksum())) {
            text.append(Integer.toHexString(b & 0xff).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
