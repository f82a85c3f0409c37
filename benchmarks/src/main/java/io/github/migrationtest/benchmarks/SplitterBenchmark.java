package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.SqlScript;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.internal.database.sqlite.SQLiteParser;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.mysql.MySQLParser;
import org.flywaydb.database.mysql.mariadb.MariaDBParser;
import org.flywaydb.database.postgresql.PostgreSQLParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A long script cut into its statements on one thread, beside Flyway's parser of the same engine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@SuppressWarnings("NullAway.Init")
public class SplitterBenchmark {

    /** Whose script it is. */
    @Param
    public DatabaseKind kind;

    /** How long it is. */
    @Param("50")
    public int megabytes;

    private String text;

    /** Writes the script. */
    @Setup(Level.Trial)
    public void write() {
        text = DumpText.of(kind, megabytes);
    }

    /** The statements with their numbers, lines and columns. */
    @Benchmark
    public int statements() {
        return SqlScript.split(kind, Path.of("dump.sql"), text).statements().size();
    }

    /** The same as {@code flyway migrate} reads it. */
    @Benchmark
    public int flyway() {
        ClassicConfiguration configuration = new ClassicConfiguration();
        configuration.setPlaceholderReplacement(false);
        Parser parser =
                switch (kind) {
                    case SQLITE -> new SQLiteParser(configuration, new ParsingContext());
                    case POSTGRESQL -> new PostgreSQLParser(configuration, new ParsingContext());
                    case MYSQL -> new MySQLParser(configuration, new ParsingContext());
                    case MARIADB -> new MariaDBParser(configuration, new ParsingContext());
                };
        int statements = 0;
        try (SqlStatementIterator iterator = parser.parse(new StringResource(text))) {
            while (iterator.hasNext()) {
                iterator.next();
                statements++;
            }
        }
        return statements;
    }
}
