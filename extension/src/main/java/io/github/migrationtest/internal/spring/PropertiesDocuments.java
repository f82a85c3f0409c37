package io.github.migrationtest.internal.spring;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** {@code application.properties}: its documents stand between lines of {@code #---} or {@code !---}. */
final class PropertiesDocuments {
    private static final Pattern BETWEEN = Pattern.compile("(?m)^[#!]---[ \t]*$");

    private PropertiesDocuments() {}

    static List<SpringDocument> read(Path file) {
        List<SpringDocument> documents = new ArrayList<>();
        // Spring Boot reads these files as Latin-1, where every byte is a character.
        for (String part : BETWEEN.split(ScriptFiles.read(file, StandardCharsets.ISO_8859_1))) {
            documents.add(new SpringDocument(file, values(file, part)));
        }
        return documents;
    }

    private static Map<String, String> values(Path file, String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new MigrationFolderException(
                    "The configuration " + file + " cannot be read: " + e.getMessage() + " Correct the file.",
                    file,
                    0,
                    e);
        }
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }
}
