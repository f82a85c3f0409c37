package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameTypeTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "POSTGRESQL | VARCHAR(80) | character varying(80)",
                "POSTGRESQL | int | integer",
                "POSTGRESQL | int[] | integer[]",
                "POSTGRESQL | decimal(10, 2) | numeric(10,2)",
                "POSTGRESQL | timestamptz | timestamp with time zone",
                "POSTGRESQL | timestamptz(3) | timestamp(3) with time zone",
                "POSTGRESQL | timestamp | timestamp without time zone",
                "POSTGRESQL | timestamp with time zone | timestamp with time zone",
                "POSTGRESQL | timestamp(3) with time zone | timestamp(3) with time zone",
                "MYSQL | integer | int",
                "MYSQL | int(11) unsigned | int unsigned",
                "MYSQL | boolean | tinyint(1)",
                "MARIADB | numeric(10,2) | decimal(10, 2)",
                "MYSQL | ENUM('A','b') | enum('A','b')",
                "SQLITE | VARCHAR(20) | varchar( 20 )",
            })
    void takesNamesOfOneTypeForOne(DatabaseKind kind, String one, String other) {
        assertThat(SameType.same(kind, one, other)).isTrue();
        assertThat(SameType.same(kind, other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "POSTGRESQL | varchar(80) | varchar(81)",
                "POSTGRESQL | varchar | text",
                "POSTGRESQL | int | int[]",
                "POSTGRESQL | timestamptz | timestamp",
                "POSTGRESQL | int | bigint",
                "MYSQL | int unsigned | int",
                "MYSQL | tinyint(1) | tinyint",
                "MYSQL | enum('A') | enum('a')",
                "SQLITE | int | integer",
            })
    void keepsTypesApart(DatabaseKind kind, String one, String other) {
        assertThat(SameType.same(kind, one, other)).isFalse();
    }
}
