package io.github.migrationtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Java block of the README is a region of a test that the build compiles; every failure in it is one that a test pins. */
class ReadmeTests {
    private static final Pattern BLOCK = Pattern.compile("```(java|text)\n(.*?)```", Pattern.DOTALL);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void showsOnlyWhatIsCompiledAndPinned() throws IOException {
        List<MatchResult> blocks = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .toList();
        String tests = testSources();

        assertThat(blocks).hasSizeGreaterThan(2);
        for (MatchResult block : blocks) {
            assertThat(tests).contains(inOneLine(block.group(2)));
        }
    }

    private static String testSources() throws IOException {
        return sourcesBelow(ROOT.resolve("examples")) + sourcesBelow(ROOT.resolve("extension/src/test/java"));
    }

    private static String sourcesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder sources = new StringBuilder();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.append(inOneLine(Files.readString(file))).append('\n');
            }
            return sources.toString();
        }
    }

    /** Indentation differs between a file and the README; words and their order do not. */
    private static String inOneLine(String text) {
        return text.replace("\\s\n", "\n").replaceAll("\\s+", " ").strip();
    }
}
