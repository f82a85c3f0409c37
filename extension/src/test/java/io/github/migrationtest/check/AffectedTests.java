package io.github.migrationtest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffectedTests {
    private static final List<String> NAMES =
            List.of("people", "notes", "tags", "log", "audited", "names", "name_list", "alone");

    /** A chain of foreign keys, of triggers over a table in the middle, and of views; and a table that knows none of them. */
    private static final String SCHEMA = """
        create table people (id integer primary key, name text);
        create table notes (id integer primary key, owner integer references people (id));
        create table tags (id integer primary key, note integer references notes (id));
        create table log (line text);
        create table audited (id integer primary key);
        create trigger audit after insert on audited begin insert into log values ('seen'); end;
        create trigger log_people after insert on log begin update people set name = name; end;
        create view names as select name from people;
        create view name_list as select group_concat(name) as list from names;
        create table alone (id integer primary key)
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        alter table alone add column x            | alone
        drop table alone                          | alone
        create table more (x)                     |
        create index alone_id on alone (id)       | alone
        alter table people add column x           | people log audited names name_list
        create unique index by_name on people (name) | people log audited names name_list
        drop trigger log_people; drop view name_list; drop view names; alter table people drop column name | people notes log audited names name_list
        alter table notes rename column owner to holder | notes people tags log audited names name_list
        drop view names; create view names as select 1 as name | names name_list
        drop trigger audit                        | audited
        drop trigger log_people; alter table people rename to persons | people notes tags log audited names name_list
        alter table log add column x              | log audited
        alter table tags add column x             | tags
        alter table tags add column owner integer references people (id) | tags notes people log audited names name_list
        """)
    void isWhatWasChangedWhatIsBesideAndAllThatLeadsThere(String change, String expected) throws SQLException {
        Affected affected = affectedBy(change);

        assertThat(NAMES.stream().filter(affected::includes))
                .containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(" "));
    }

    @Test
    void isNothingWhereNothingChanged() throws SQLException {
        assertThat(NAMES).noneMatch(affectedBy("insert into alone values (1)")::includes);
    }

    private static Affected affectedBy(String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(SCHEMA);
            SchemaSnapshot before = SchemaSnapshot.of(connection);
            statement.executeUpdate(change);
            return Affected.between(before, SchemaSnapshot.of(connection));
        }
    }
}
