package io.github.migrationtest.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin new.a := 1; return new; end",
                "begin\n  NEW.A = 1;\n  return new; end",
                "begin if old.b <> new.b then -- why\n new.a = 1; else /* not */ new.\"a\" := 2; end if; return new; end",
                "begin loop new.a = 1; exit; end loop; return new; end",
                "begin select x, y into strict z, new.a from t; return new; end",
                "begin execute f() into new.a; return new; end",
                "begin new.a[1] := 1; new.a.part := 2; return new; end",
                "'begin if new.c = ''x'' then new.a = 1; end if; return new; end'",
                "$$ begin new.a := 1; return new; end $$"
            })
    void findsTheColumnsThatGetAValue(String text) {
        assertThat(postgresql(text).assigned()).containsExactly("a");
    }

    @Test
    void findsThoseOfMysql() {
        TriggerText text = TriggerText.of(
                DatabaseKind.MYSQL, "begin set NEW.a = 1, @x = 2, NEW.`b` = f(NEW.c); call app.g(1); end");

        assertThat(text.assigned()).containsExactlyInAnyOrder("a", "b");
        assertThat(text.calls()).containsExactlyInAnyOrder("f", "g");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin if new.a = old.a then return null; end if; return new; end",
                "begin x := new.a; return new; end",
                "begin insert into log select x, new.a; insert into log values (new.a); return new; end",
                "begin select x into y where b = 1 and new.a = 2; return coalesce(new, old); end"
            })
    void takesNoReadingForWriting(String text) {
        assertThat(postgresql(text).assigned()).isEmpty();
        assertThat(postgresql(text).open()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin new := f(new); return new; end",
                "begin select * into new from f(new); return new; end",
                "begin r := f(new); return r; end",
                "begin execute format('update %I set n = n + 1', tg_argv[0]); return new; end"
            })
    void knowsWhatItDoesNotKnow(String text) {
        assertThat(postgresql(text).open()).isTrue();
    }

    @Test
    void readsTheStatementsInAnyBlock() {
        TriggerText text = postgresql(
                "'begin if tg_op = ''UPDATE'' then update a set b = new.b; else delete from c; end if; perform app.d(); end'");

        assertThat(text.says().updates()).isEqualTo(Map.of("a", Set.of("b")));
        assertThat(text.says().deletes()).containsExactly("c");
        assertThat(text.calls()).contains("d");
        assertThat(text.words()).contains("tg_op", "update");
    }

    private static TriggerText postgresql(String text) {
        return TriggerText.of(DatabaseKind.POSTGRESQL, text);
    }
}
