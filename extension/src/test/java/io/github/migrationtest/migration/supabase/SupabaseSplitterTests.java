package io.github.migrationtest.migration.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class SupabaseSplitterTests {

    @Test
    void followsBodiesInBodiesAsDeepAsTheyAre() {
        String deep = "BEGIN ATOMIC (".repeat(50_000) + "; SELECT 1;";

        assertThat(SupabaseSplitter.split(deep)).hasSize(1);
        // One bracket closes all that are open, as it does there: each state around sees the same last character.
        assertThat(SupabaseSplitter.split("SELECT ((1; 2); SELECT 3;"))
                .extracting(SupabaseSplitter.Piece::sql)
                .containsExactly("SELECT ((1; 2)", "SELECT 3");
    }

    @Test
    void looksForTheWordsOfABodyInTheirStatementOnly() {
        assertThat(SupabaseSplitter.split("BEGIN; ATOMIC; SELECT 1; xBEGIN ATOMIC; BEGIN xATOMIC; END"))
                .extracting(SupabaseSplitter.Piece::column, SupabaseSplitter.Piece::sql)
                .containsExactly(
                        tuple(1, "BEGIN"),
                        tuple(8, "ATOMIC"),
                        tuple(16, "SELECT 1"),
                        tuple(26, "xBEGIN ATOMIC"),
                        tuple(41, "BEGIN xATOMIC"),
                        tuple(56, "END"));
    }

    @Test
    void passesOverRunsOfSemicolonsInAText() {
        String text = "SELECT '" + ";".repeat(1_000_000) + "'";

        assertThat(SupabaseSplitter.split(text))
                .singleElement()
                .extracting(SupabaseSplitter.Piece::sql)
                .isEqualTo(text);
    }

    @Test
    void trimsWhatGoTakesForWhiteSpace() {
        assertThat(SupabaseSplitter.split("\u00A0SELECT 1\u3000;\u0085;\u001FSELECT 2"))
                .extracting(SupabaseSplitter.Piece::sql)
                .containsExactly("SELECT 1", "\u001FSELECT 2");
    }

    /** It reads on by one byte where the letter has two ({@code ScanToken} of {@code pkg/parser/token.go}). */
    @Test
    void knowsNoTagWithALetterBeyondAscii() {
        assertThat(SupabaseSplitter.split("SELECT $a1_$;$a1_$; SELECT $\u00E9$;$\u00E9$"))
                .extracting(SupabaseSplitter.Piece::sql)
                .containsExactly("SELECT $a1_$;$a1_$", "SELECT $\u00E9$", "$\u00E9$");
    }
}
