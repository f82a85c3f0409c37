package io.github.migrationtest.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A folder that is spoiled again and again: only what differs from the sample is written, and put back for the next time. To write and
 * delete all of it for each input takes longer than to read it.
 */
final class KeptFolder {
    private final Path folder;
    private final Map<String, byte[]> sample = new LinkedHashMap<>();
    private final Map<String, byte[]> there = new HashMap<>();

    KeptFolder(Path folder, Map<String, String> sample) throws IOException {
        this.folder = folder;
        sample.forEach((path, text) -> this.sample.put(path, text.getBytes(StandardCharsets.UTF_8)));
        for (String path : sample.keySet()) {
            Files.createDirectories(folder.resolve(path).getParent());
        }
        become(this.sample);
    }

    Path path() {
        return folder;
    }

    /** Has these files then, and no others. */
    void become(Map<String, byte[]> files) throws IOException {
        for (String path : there.keySet().toArray(String[]::new)) {
            if (!files.containsKey(path)) {
                Files.delete(folder.resolve(path));
                there.remove(path);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!Arrays.equals(there.get(file.getKey()), file.getValue())) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
                there.put(file.getKey(), file.getValue());
            }
        }
    }

    /** Something wrote a file of its own. */
    void has(String path) throws IOException {
        if (Files.exists(folder.resolve(path))) {
            there.put(path, Files.readAllBytes(folder.resolve(path)));
        }
    }
}
