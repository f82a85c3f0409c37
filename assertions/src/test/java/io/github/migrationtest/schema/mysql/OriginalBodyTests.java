package io.github.migrationtest.schema.mysql;

import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Statements as {@code SHOW CREATE} prints them. */
class OriginalBodyTests {

    @Test
    void findsThatOfATrigger() {
        assertThat(
                        OriginalBody.bodyOf(
                                MYSQL,
                                "TRIGGER",
                                "CREATE DEFINER=`root`@`localhost` TRIGGER `for each row` BEFORE INSERT ON `p` FOR EACH ROW set @x = 'a\\'b'"))
                .contains("set @x = 'a\\'b'");
        assertThat(
                        OriginalBody.bodyOf(
                                MARIADB,
                                "TRIGGER",
                                "CREATE DEFINER=`root`@`localhost` trigger t before insert on p for each row follows `a b` begin end"))
                .contains("begin end");
    }

    @Test
    void findsThatOfARoutine() {
        assertThat(OriginalBody.bodyOf(
                        MYSQL,
                        "FUNCTION",
                        "CREATE DEFINER=`root`@`localhost` FUNCTION `fu`(a decimal(10,\n2)) RETURNS varchar(10) CHARSET utf8mb4\n"
                                + "    NO SQL\n    DETERMINISTIC\n    COMMENT 'a\nb)'\nreturn concat('\\'',\na)"))
                .contains("return concat('\\'',\na)");
        assertThat(OriginalBody.bodyOf(
                        MARIADB, "PROCEDURE", "CREATE DEFINER=`root`@`localhost` PROCEDURE `pr`()\nselect 'x'"))
                .contains("select 'x'");
    }

    @Test
    void findsThatOfAnEvent() {
        assertThat(OriginalBody.bodyOf(
                        MYSQL,
                        "EVENT",
                        "CREATE DEFINER=`root`@`localhost` EVENT `do` ON SCHEDULE EVERY 1 DAY STARTS '2026-11-25 19:27:32'"
                                + " ON COMPLETION NOT PRESERVE ENABLE COMMENT 'do it' DO set @x = 'do'"))
                .contains("set @x = 'do'");
    }

    @Test
    void findsThatOfAView() {
        assertThat(
                        OriginalBody.bodyOf(
                                MYSQL,
                                "VIEW",
                                "CREATE ALGORITHM=UNDEFINED DEFINER=`as`@`localhost` SQL SECURITY DEFINER VIEW `as` (`x`) AS select '?' AS `x`"))
                .contains("select '?' AS `x`");
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(OriginalBody.bodyOf(MYSQL, "PROCEDURE", "")).isEmpty();
        assertThat(OriginalBody.bodyOf(MYSQL, "TRIGGER", "CREATE TRIGGER `t` BEFORE INSERT ON `p` FOR EACH ROW"))
                .isEmpty();
    }
}
