package io.github.migrationtest.migration.flyway;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** What Flyway remembers a script by: the same whatever its line ends. */
final class FlywayChecksum {
    private FlywayChecksum() {}

    /** The CRC-32 over all lines without their ends, as a signed number (flyway-core, {@code ChecksumCalculator}). */
    static int of(String text) {
        CRC32 crc = new CRC32();
        text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
