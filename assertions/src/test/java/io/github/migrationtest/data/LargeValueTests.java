package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.JDBC;

/** Values larger than the heap may be. */
class LargeValueTests {
    private static final String BYTES = "9000000";

    private SqliteFileDatabase before;

    @BeforeEach
    void createDatabase(@TempDir Path directory) {
        before = new SqliteFileDatabase(directory.resolve("before.db"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " without rowid"})
    void areComparedToTheirLastByte(String kind) throws SQLException {
        before.execute(
                "create table t (id text primary key, a blob, b text, c)" + kind,
                // An index that could serve a scan in an order of its own.
                "create index i on t (c, a, b, id)",
                "insert into t values ('z', zeroblob(" + BYTES + "), hex(zeroblob(3000000)), 'x')",
                "insert into t values ('a', x'01', null, 'y'), ('m', zeroblob(5000000), 'b', 'a')");
        SqliteFileDatabase after = before.copy("after.db");

        assertThat(DataSnapshot.of(after)).isEqualTo(DataSnapshot.of(before));
        assertThat(DataDiff.between(before, after).isEmpty()).isTrue();

        after.execute(
                "update t set a = cast(zeroblob(" + BYTES + " - 1) || x'01' as blob) where id = 'z'",
                "update t set b = substr(b, 2) || 'ü' where id = 'z'");

        assertThat(DataDiff.between(before, after)).hasToString("""
                t: a of 1 row changed: id z
                t: b of 1 row changed: id z""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16le", "UTF-16be"})
    void areComparedInAnotherEncodingToo(String encoding) throws SQLException {
        before.execute(
                "pragma encoding = '" + encoding + "'",
                "create table t (id text primary key, x text)",
                // Six million bytes as UTF-16, three as UTF-8.
                "insert into t values ('ä', hex(zeroblob(1500000))), ('b', 'é')");
        SqliteFileDatabase after = before.copy("after.db").execute("update t set x = x || 'é' where id = 'ä'");

        assertThat(DataSnapshot.of(before)).isEqualTo(DataSnapshot.of(before.copy("same.db")));
        assertThat(DataDiff.between(before, after)).hasToString("t: x of 1 row changed: id ä");
        assertThat(IntegrityCheck.of(after)).isEmpty();
    }

    @Test
    void changePlacesUnderOtherKeys() throws SQLException {
        before.execute(
                "create table t (id integer primary key, a)",
                "insert into t values (1, zeroblob(5000000)), (2, zeroblob(5000001))");
        SqliteFileDatabase after = before.copy("after.db").execute("update t set id = -id", "update t set id = id + 3");

        assertThat(DataDiff.between(before, after)).hasToString("t: a of 2 rows changed: id 1, 2");
    }

    @Test
    void areTextsToTheirLastCharacter() throws SQLException {
        // Three bytes a character: pieces part some of them.
        String sound = "replace(hex(zeroblob(1000000)), '0', '\u6771')";
        before.execute(
                "create table t (sound text, cut text, other, small text)",
                "insert into t values (" + sound + ", cast(substr(cast(" + sound + " as blob), 1, 5999999) as text),"
                        + " cast(zeroblob(5000000) || x'ff' as blob), 'x')",
                "insert into t values ('a', 'b', 'c', cast(x'ff' as text))");

        assertThat(IntegrityCheck.of(before))
                .containsExactly("t: a text in small is not valid in UTF-8", "t: a text in cut is not valid in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " without rowid"})
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux counts what a thread reads")
    void areReadOnceAndNotOnceForEachPiece(String kind) throws SQLException, IOException {
        before.execute(
                "create table t (id integer primary key, a)" + kind,
                "insert into t values (1, zeroblob(40000000)), (2, hex(zeroblob(10000000)) || 'ü')");

        long start = bytesReadByThisThread();
        DataSnapshot.of(before);
        long snapshot = bytesReadByThisThread() - start;
        IntegrityCheck.of(before);
        long check = bytesReadByThisThread() - start - snapshot;

        // Ten pieces and five. Without a row id a value is written aside once, and SQLite's own check reads the file
        // too.
        assertThat(snapshot).isLessThan(4 * 60_000_000L);
        assertThat(check).isLessThan(5 * 60_000_000L);
    }

    /** What it took from files, in the page cache or not; see proc(5). */
    private static long bytesReadByThisThread() throws IOException {
        return Files.readAllLines(Path.of("/proc/thread-self/io")).stream()
                .filter(line -> line.startsWith("rchar: "))
                .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areReadInABoundedHeap() throws SQLException, IOException, InterruptedException {
        before.execute(
                "create table t (id integer primary key, a blob, b text)",
                "insert into t values (1, zeroblob(20000000), replace(hex(zeroblob(5000000)), '0', 'ü'))");
        SqliteFileDatabase after = before.copy("after.db").execute("update t set b = b || 'x'");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        classPath(DataDiff.class, Comparing.class, JDBC.class),
                        Comparing.class.getName(),
                        before.file().toString(),
                        after.file().toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output.lines()).contains("t: b of 1 row changed: id 1", "integrity []");
        assertThat(process.waitFor()).isZero();
    }

    private static String classPath(Class<?>... classes) {
        return Arrays.stream(classes)
                .map(each -> each.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The program of a child process. */
    static final class Comparing {
        private Comparing() {}

        public static void main(String[] files) {
            SqliteFileDatabase one = new SqliteFileDatabase(Path.of(files[0]));
            SqliteFileDatabase other = new SqliteFileDatabase(Path.of(files[1]));
            System.out.println(DataDiff.between(one, other));
            System.out.println("integrity " + IntegrityCheck.of(other));
        }
    }
}
