package io.github.migrationtest.migration.prisma;

import io.github.migrationtest.internal.run.Sha256;
import io.github.migrationtest.migration.Migration;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A migration and the text of its file, of which Prisma keeps the checksum.
 *
 * @param file before any replacement
 */
record PrismaMigration(Migration migration, String file) {

    String checksum() {
        return Sha256.of(file);
    }

    /** Whether a row has its checksum, as Prisma compares them: other line ends, and digits that old versions left out, do not count. */
    boolean hasChecksum(String recorded) {
        String lines = file.replace("\r\n", "\n");
        return recorded.equals(checksum())
                || recorded.equals(Sha256.of(lines))
                || recorded.equals(Sha256.of(lines.replace("\n", "\r\n")))
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
}
