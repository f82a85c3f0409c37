package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dmigrationtest.random-schemas=100000} tries more. */
class RandomSchemaTests {
    private static final int SCHEMAS = Integer.getInteger("migrationtest.random-schemas", 1_000);
    private static final int PARTS = 10;

    @ParameterizedTest
    @MethodSource("parts")
    void isWhatItIsHoweverItIsWrittenAndShowsOneChange(int part) throws SQLException {
        for (int seed = part; seed < SCHEMAS; seed += PARTS) {
            check(seed);
        }
    }

    static IntStream parts() {
        return IntStream.range(0, PARTS);
    }

    private static void check(int seed) throws SQLException {
        Random random = new Random(seed);
        RandomSchema model = RandomSchema.of(random);
        RandomChange change = RandomChange.of(model, random);
        String sql = model.sql(random);
        String changed = change.schema().sql(random);
        String about = "seed " + seed + ":\n" + sql + "\n--- then\n" + changed;

        SchemaSnapshot schema = read(sql, about);
        SchemaSnapshot after = read(changed, about);
        String script = after.toSql();
        SchemaSnapshot again = read(script, about + "\n--- as\n" + script);

        assertThat(schema.diffTo(after).changes()).as(about).singleElement().isInstanceOf(change.type());
        assertThat(schema).as(about).isNotEqualTo(after);
        assertThat(after.diffTo(again).describe()).as(about).isEmpty();
        assertThat(again).as(about).isEqualTo(after);
        assertThat(again.toSql()).as(about).isEqualTo(script);
    }

    private static SchemaSnapshot read(String sql, String about) {
        try {
            return schemaOf(sql);
        } catch (SQLException e) {
            throw new AssertionError(about, e);
        }
    }
}
