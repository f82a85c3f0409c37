package io.github.migrationtest.migration.golangmigrate;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** What golang-migrate calls its locks ({@code database/util.go}). */
final class AdvisoryLock {
    private static final long SALT = 1486364155L;
    private static final long LIMIT = 1L << 32;

    private AdvisoryLock() {}

    static String name(String... parts) {
        CRC32 crc = new CRC32();
        crc.update(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue() * SALT % LIMIT);
    }
}
