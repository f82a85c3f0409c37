package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.io.IOException;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaEqualityTests {

    /** All different from each other: each breaks or allows a statement that the others do not. */
    private static final List<String> VARIATIONS = List.of(
            "create table t (a int, b text)",
            "create table t (b text, a int)",
            "create table t (a integer, b text)",
            "create table t (a int, c text)",
            "create table t (a int, b text, c)",
            "create table u (a int, b text)",
            "create table t (a int not null, b text)",
            "create table t (a int not null on conflict ignore, b text)",
            "create table t (a int, b text default 'x')",
            "create table t (a int, b text default 'X')",
            "create table t (a int, b text default x'00')",
            "create table t (a int default 1, b text)",
            "create table t (a int default '1', b text)",
            "create table t (a int, b text collate nocase)",
            "create table t (a int, b text as (a))",
            "create table t (a int, b text as (a) stored)",
            "create table t (a int, b text as (a + 1))",
            "create table t (a int primary key, b text)",
            "create table t (a int primary key on conflict replace, b text)",
            "create table t (a int, b text, primary key (a desc))",
            "create table t (a int, b text, constraint p primary key (a))",
            "create table t (a int, b text, primary key (a, b))",
            "create table t (a int, b text, primary key (b, a))",
            "create table t (a int, b text, primary key (a, b)) without rowid",
            "create table t (a integer primary key, b text)",
            "create table t (a integer primary key autoincrement, b text)",
            "create table t (a int, b text) strict",
            "create table t (a int, b text unique)",
            "create table t (a int, b text unique on conflict ignore)",
            "create table t (a int, b text, unique (b collate nocase))",
            "create table t (a int, b text); create unique index i on t (b)",
            "create table t (a int, b text); create index i on t (b)",
            "create table t (a int, b text); create index j on t (b)",
            "create table t (a int, b text); create index i on t (b desc)",
            "create table t (a int, b text); create index i on t (b collate nocase)",
            "create table t (a int, b text); create index i on t (b, a)",
            "create table t (a int, b text); create index i on t (lower(b))",
            "create table t (a int, b text); create index i on t (b) where b > 'a'",
            "create table t (a int, b text); create index i on t (b) where b > 'A'",
            "create table t (a int, b text, check (b = 'a'))",
            "create table t (a int, b text, check (b = a))",
            "create table t (a int, b text, check (b = \"Z\"))",
            "create table t (a int, b text, constraint c check (b = 'a'))",
            "create table t (a int references t (a), b text)",
            "create table t (a int references t (b), b text)",
            "create table t (a int references u (a), b text)",
            "create table t (a int references t (a) on delete cascade, b text)",
            "create table t (a int references t (a) on update cascade, b text)",
            "create table t (a int references t (a) deferrable initially deferred, b text)",
            "create table t (a int constraint f references t (a), b text)",
            "create table t (a int, b text); create view v as select a from t",
            "create table t (a int, b text); create view v as select b from t",
            "create table t (a int, b text); create view v (c) as select a from t",
            "create table t (a int, b text); create view w as select a from t",
            "create table t (a int, b text); create trigger r after delete on t begin select 1; end",
            "create table t (a int, b text); create trigger r before delete on t begin select 1; end",
            "create table t (a int, b text); create trigger r after insert on t begin select 1; end",
            "create table t (a int, b text); create trigger r after update on t begin select 1; end",
            "create table t (a int, b text); create trigger r after update of a on t begin select 1; end",
            "create table t (a int, b text); create trigger r after delete on t when 1 begin select 1; end",
            "create table t (a int, b text); create trigger r after delete on t begin select 2; end",
            "create virtual table t using fts5 (a, b)",
            "create virtual table t using fts5 (a, b, tokenize = 'porter')");

    @Test
    void hasADiffExactlyBetweenSchemasThatAreNotEqual() throws SQLException {
        List<SchemaSnapshot> schemas = new ArrayList<>();
        for (String variation : VARIATIONS) {
            schemas.add(schemaOf(variation));
        }

        for (int i = 0; i < schemas.size(); i++) {
            for (int j = 0; j < schemas.size(); j++) {
                String pair = VARIATIONS.get(i) + " -> " + VARIATIONS.get(j);
                SchemaDiff diff = schemas.get(i).diffTo(schemas.get(j));

                assertThat(schemas.get(i).equals(schemas.get(j))).as(pair).isEqualTo(i == j);
                assertThat(diff.isEmpty()).as(pair).isEqualTo(i == j);
                assertThat(diff.describe().lines()).as(pair).hasSameSizeAs(diff.changes());
            }
        }
    }

    @Test
    void hasOneHashForEqualSchemas() throws SQLException {
        SchemaSnapshot one = schemaOf("create table t (a INT, b Text UNIQUE); create index i on T (A)");
        SchemaSnapshot other = schemaOf("CREATE TABLE T (A int, B text, unique(b)); create index I on t ([a])");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @ParameterizedTest
    @MethodSource("spellable")
    void isEqualHoweverItIsSpelled(GoldenCase golden) throws SQLException {
        assertThat(schemaOf(respelled(golden.before()))).isEqualTo(schemaOf(golden.before()));
        assertThat(schemaOf(golden.before(), respelled(golden.change())))
                .isEqualTo(schemaOf(golden.before(), golden.change()));
    }

    /** The arguments of a virtual table take no comments: its module reads them, not SQLite. */
    static List<GoldenCase> spellable() throws IOException, URISyntaxException {
        return GoldenDiffTests.cases().stream()
                .filter(golden -> !golden.before().contains("create virtual table"))
                .toList();
    }

    /** The same in upper case, other quotes, and a comment wherever a blank may stand. */
    private static String respelled(String sql) {
        StringBuilder text = new StringBuilder();
        for (SqlToken token : SqlLexer.code(DatabaseKind.SQLITE, sql)) {
            text.append(token.type() == SqlToken.Type.SEMICOLON ? "" : " /* ' */\n-- \"\n");
            text.append(
                    switch (token.type()) {
                        case WORD -> token.text().toUpperCase(Locale.ROOT);
                        case QUOTED_NAME ->
                            token.text().charAt(0) == '`'
                                    ? "[" + token.name().toUpperCase(Locale.ROOT) + "]"
                                    : "`" + token.name().replace("`", "``") + "`";
                        default -> token.text();
                    });
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "default 1 | default (1) | true",
                "default 1 | default +1 | true",
                "default 1 | default true | true",
                "default 0 | default (FALSE) | true",
                "default 1 | default 'true' | false",
                "default 1 | default 1.0 | false",
                "default null | collate binary | true",
                "default \"x\" | default 'x' | true",
                "default [x] | default ('x') | true",
                "default x | default 'x' | true",
                "default X | default 'x' | false",
                "default -1 | default ( - 1 ) | true",
                "default current_date | default (CURRENT_DATE) | true",
                "default current_date | default 'current_date' | false",
                "default x'AB' | default X'ab' | true",
                "default (1+2) | default ((1 + 2)) | true",
                "check (x > 1) | check (((X)>1)) | false",
                "check (x > 1) | check ((\"X\" > 1)) | true",
                "check (x = 'a') | check (x == 'a') | true",
                "check (x != 'a') | check (x <> 'a') | true",
                "check (x = 'a') | check (x = 'A') | false",
                "check (x = 'Y') | check (x = \"Y\") | false",
                "check (x = \"Y\") | check (x = \"y\") | false",
                "check (x in ('a', 'b')) | check (X IN('a','b')) | true",
                "check (x is true) | check (x is 1) | false",
                "constraint a check (x > 1) | constraint \"A\" check (x > 1) | true",
                "constraint a check (x > 1) | constraint b check (x > 1) | false",
                "unique | unique on conflict abort | true",
                "not null | not null on conflict abort | true",
                "references p | references p (id) | true",
                "references p | references p match full not deferrable | true",
                "references p | references p on delete no action deferrable initially immediate | true",
                "references p | references p on delete restrict | false"
            })
    void comparesWhatSqliteMakesOfADeclaration(String one, String other, boolean equal) throws SQLException {
        String parent = "create table p (id integer primary key);";

        assertThat(schemaOf(parent, "create table t (x text " + one + ")")
                        .equals(schemaOf(parent, "create table t (x text " + other + ")")))
                .isEqualTo(equal);
    }
}
