package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.internal.run.Sha256;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@code atlas.sum} has to say of a folder ({@code HashFile} and {@code Validate} in {@code sql/migrate/dir.go}): the hash of each
 * file goes on from that of the file before it, so an older file that changes changes all that follow.
 */
final class AtlasSum {
    private static final Pattern IGNORED = Pattern.compile("[ -~]*atlas:sum +ignore");
    private static final String PREFIX = "h1:";

    private final Path folder;
    private final List<Entry> entries;

    private record Entry(String name, String hash) {}

    private AtlasSum(Path folder, List<Entry> entries) {
        this.folder = folder;
        this.entries = entries;
    }

    /** As Atlas would write it. */
    static AtlasSum of(Path folder, List<Path> files) {
        MessageDigest digest = Sha256.digest();
        List<Entry> entries = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = ScriptFiles.bytes(file);
            digest.update(AtlasDirectory.name(file).getBytes(StandardCharsets.UTF_8));
            if (!isIgnored(bytes)) {
                digest.update(bytes);
                entries.add(new Entry(AtlasDirectory.name(file), hash(digest)));
            }
        }
        return new AtlasSum(folder, entries);
    }

    private static boolean isIgnored(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return IGNORED.matcher(text.split("\n", 2)[0]).matches();
    }

    /**
     * Compares it with the file.
     *
     * @throws MigrationFolderException if Atlas would refuse the folder
     */
    void check() {
        Path file = folder.resolve(AtlasDirectory.SUM);
        if (!Files.isRegularFile(file)) {
            throw refused(file, 0, "The folder " + folder + " has no atlas.sum", "checksum file not found");
        }
        String[] lines = lines(new String(ScriptFiles.bytes(file), StandardCharsets.UTF_8));
        List<Entry> written = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split(PREFIX, 2);
            if (parts.length != 2) {
                throw refused(
                        file, i + 1, file + ", line " + (i + 1) + " has no h1: in it", "checksum file format invalid");
            }
            written.add(new Entry(parts[0].strip(), parts[1]));
        }
        String total = lines[0].startsWith(PREFIX) ? lines[0].substring(PREFIX.length()) : lines[0];
        if (!total.equals(total(written))) {
            throw refused(
                    file,
                    1,
                    file + ", line 1 is not the sum of the lines below it: the file was edited or merged by hand",
                    "checksum mismatch");
        }
        for (int i = 0; i < Math.max(written.size(), entries.size()); i++) {
            if (i >= written.size() || i >= entries.size() || !written.get(i).equals(entries.get(i))) {
                throw refused(file, i + 2, difference(written, i), "checksum mismatch");
            }
        }
    }

    /** {@code bufio.ScanLines}: an empty line at the end is one too. */
    private static String[] lines(String text) {
        return text.replaceFirst("(?:\r?\n|\r)\\z", "").split("\r?\n", -1);
    }

    private String difference(List<Entry> written, int place) {
        if (place >= written.size()) {
            return entries.get(place).name() + " was added without atlas.sum";
        }
        String name = written.get(place).name();
        if (entries.stream().noneMatch(entry -> entry.name().equals(name))) {
            return name + " is in atlas.sum and not in the folder";
        }
        boolean inPlace = place < entries.size() && entries.get(place).name().equals(name);
        return inPlace
                ? name + " was changed after atlas.sum was written"
                : entries.get(place).name() + " was added without atlas.sum";
    }

    private static MigrationFolderException refused(Path file, int line, String found, String said) {
        return new MigrationFolderException(
                found + ". Atlas refuses the folder: \"" + said
                        + "\". If that is as it should be, run atlas migrate hash; else restore the file.",
                file,
                line,
                null);
    }

    /** The hash of each file, by its name. */
    Map<String, String> byName() {
        Map<String, String> hashes = new TreeMap<>();
        entries.forEach(entry -> hashes.put(entry.name(), entry.hash()));
        return hashes;
    }

    /** The text of the file as it should be. */
    String text() {
        StringBuilder text = new StringBuilder(PREFIX + total(entries) + "\n");
        entries.forEach(entry ->
                text.append(entry.name()).append(" h1:").append(entry.hash()).append('\n'));
        return text.toString();
    }

    private static String total(List<Entry> entries) {
        MessageDigest digest = Sha256.digest();
        for (Entry entry : entries) {
            digest.update(entry.name().getBytes(StandardCharsets.UTF_8));
            digest.update(entry.hash().getBytes(StandardCharsets.UTF_8));
        }
        return hash(digest);
    }

    /** Of the statements of a file, each going on from the one before it. */
    static List<String> ofStatements(List<AtlasStatement> statements) {
        MessageDigest digest = Sha256.digest();
        List<String> hashes = new ArrayList<>();
        for (AtlasStatement statement : statements) {
            digest.update(statement.text().getBytes(StandardCharsets.UTF_8));
            hashes.add(PREFIX + hash(digest));
        }
        return hashes;
    }

    /** So far: the digest goes on. */
    private static String hash(MessageDigest digest) {
        try {
            return Base64.getEncoder().encodeToString(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this JVM cannot be cloned.", e);
        }
    }
}
