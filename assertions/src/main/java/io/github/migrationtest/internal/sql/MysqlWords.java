package io.github.migrationtest.internal.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which words of MySQL and MariaDB are keywords, for the case they are written in and for the quotes that names need. */
final class MysqlWords {
    /** Reserved in either (dev.mysql.com, "Keywords and Reserved Words"; mariadb.com, "Reserved Words"). */
    private static final Set<String> RESERVED = words("""
            accessible add all alter analyze and as asc asensitive before between bigint binary blob both by call cascade case
            change char character check collate column condition constraint continue convert create cross cube cume_dist
            current_date current_role current_time current_timestamp current_user cursor database databases day_hour
            day_microsecond day_minute day_second dec decimal declare default delayed delete dense_rank desc describe
            deterministic distinct distinctrow div do_domain_ids double drop dual each else elseif empty enclosed escaped except
            exists exit explain false fetch first_value float float4 float8 for force foreign from fulltext function general
            generated get grant group grouping groups having high_priority hour_microsecond hour_minute hour_second if ignore
            ignore_domain_ids ignore_server_ids in index infile inner inout insensitive insert int int1 int2 int3 int4 int8
            integer intersect interval into io_after_gtids io_before_gtids is iterate join json_table key keys kill lag
            last_value lateral lead leading leave left like limit linear lines load localtime localtimestamp lock long longblob
            longtext loop low_priority manual master_bind master_heartbeat_period master_ssl_verify_server_cert match maxvalue
            mediumblob mediumint mediumtext middleint minute_microsecond minute_second mod modifies natural not
            no_write_to_binlog nth_value ntile null numeric of offset on optimize optimizer_costs option optionally or order out
            outer outfile over page_checksum parallel parse_vcol_expr partition percent_rank position precision primary
            procedure purge qualify range rank read reads read_write real recursive ref_system_id references regexp release
            rename repeat replace require resignal restrict return returning revoke right rlike row row_number rows schema
            schemas second_microsecond select sensitive separator set show signal slow smallint spatial specific sql
            sqlexception sqlstate sqlwarning sql_big_result sql_calc_found_rows sql_small_result ssl starting
            stats_auto_recalc stats_persistent stats_sample_pages stored straight_join system table tablesample terminated then
            tinyblob tinyint tinytext to trailing trigger true undo union unique unlock unsigned update usage use using
            utc_date utc_time utc_timestamp values varbinary varchar varcharacter varying vector virtual when where while window
            with write xor year_month zerofill""");

    /** Names in other places, and seldom ones: in lower case unless a dot or a place for a table says that it is one. */
    private static final Set<String> KEYWORDS = words("""
            begin end do until handler found open close next commit rollback start transaction savepoint work elsif
            temporary truncate prepare execute deallocate sounds unknown escape against boolean expansion
            rollup following preceding unbounded current only some any atomic message_text mysql_errno global session
            local charset unicode ascii signed""");

    private static final Set<String> FUNCTIONS = words("""
            abs avg cast ceil ceiling char_length character_length coalesce concat concat_ws count curdate curtime date date_add
            date_format date_sub datediff day dayofmonth exp extract find_in_set floor format from_unixtime greatest
            group_concat hex ifnull isnull json_array json_arrayagg json_contains json_extract json_object json_objectagg
            json_unquote json_valid last_insert_id lcase least length locate lower lpad ltrim max md5 mid min month now nullif
            pow power quote rand reverse round rpad rtrim row_count sha1 sha2 sign sqrt std stddev strcmp str_to_date
            substr substring substring_index sum sysdate time timestampadd timestampdiff trim ucase unhex unix_timestamp upper
            user uuid variance year""");

    private static final Set<String> BEFORE_TABLE = words("from join into table update references on");
    private static final Set<String> FIRST_OF_STATEMENT =
            words("select with begin insert update delete set call values return declare signal truncate");

    private MysqlWords() {}

    private static Set<String> words(String list) {
        return new HashSet<>(List.of(list.strip().split("\\s+")));
    }

    /** Whether a name is one without backticks, wherever it stands. */
    static boolean isPlain(String name) {
        if (name.isEmpty() || !isLetter(name.charAt(0)) || !name.chars().allMatch(c -> isLetter(c) || isDigit(c))) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return !RESERVED.contains(lower) && !KEYWORDS.contains(lower);
    }

    /** Unquoted names may hold letters beyond ASCII, but none beyond U+FFFF (dev.mysql.com, "Schema Object Names"). */
    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c > 0xa0 && Character.isLetter(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean startsStatement(SqlToken token) {
        return token.type() == SqlToken.Type.WORD
                && FIRST_OF_STATEMENT.contains(token.text().toLowerCase(Locale.ROOT));
    }

    /** A token of a statement, given those on both sides. */
    static String spell(@Nullable SqlToken before, SqlToken token, @Nullable SqlToken after) {
        return switch (token.type()) {
            case QUOTED_NAME -> MysqlSql.name(token.name());
            case NUMBER -> CanonicalSql.lowerCase(token.text());
            case WORD -> isKeyword(before, token, after) ? token.text().toLowerCase(Locale.ROOT) : token.text();
            case STRING, SYMBOL, SEMICOLON, COMMENT -> token.text();
        };
    }

    private static boolean isKeyword(@Nullable SqlToken before, SqlToken token, @Nullable SqlToken after) {
        String lower = token.text().toLowerCase(Locale.ROOT);
        if (before != null && before.isSymbol(".")) {
            return false;
        }
        if (after != null && after.isSymbol(".")) {
            return lower.equals("new") || lower.equals("old");
        }
        if (RESERVED.contains(lower)) {
            return true;
        }
        boolean table = before != null && BEFORE_TABLE.contains(before.text().toLowerCase(Locale.ROOT));
        return !table
                && (KEYWORDS.contains(lower) || FUNCTIONS.contains(lower) && after != null && after.isSymbol("("));
    }
}
