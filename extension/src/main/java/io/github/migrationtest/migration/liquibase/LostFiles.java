package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Liquibase leaves unsaid of a file or folder that it does not find: that there is a link of that name. */
final class LostFiles {
    private static final Pattern NAMED = Pattern.compile("The file (.+?) was not found|includeAll '([^'\\n]+)'");

    private LostFiles() {}

    /**
     * A line for the end of a message, or nothing.
     *
     * @param directories where paths may start
     */
    static String why(Throwable failure, Collection<Path> directories) {
        return lost(String.valueOf(failure.getMessage()), directories)
                .map(link -> "\n" + link + " is a link that leads nowhere.")
                .orElseGet(() -> cause(failure));
    }

    private static Optional<Path> lost(String message, Collection<Path> directories) {
        Matcher named = NAMED.matcher(message);
        if (!named.find()) {
            return Optional.empty();
        }
        String name = named.group(1) == null ? named.group(2) : named.group(1);
        return directories.stream()
                .map(directory -> directory.resolve(name))
                .filter(ScriptFiles::leadsNowhere)
                .findFirst();
    }

    private static String cause(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io && !message.contains(String.valueOf(io.getMessage()))) {
                return "\n" + io;
            }
        }
        return "";
    }
}
