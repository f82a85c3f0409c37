package io.github.migrationtest.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.description.TextDescription;
import org.assertj.core.presentation.StandardRepresentation;
import org.junit.jupiter.api.Test;

class UnmetExpectationTests {
    private final UnmetExpectation message =
            UnmetExpectation.expecting("table", "users").to("be there").but("it is", "one\ntwo");

    @Test
    void standsBehindTheDescription() {
        String text = "\nExpecting table:\n  users\nto be there\nbut it is:\n  one\n  two";

        assertThat(message.create()).isEqualTo(text);
        assertThat(message.create(null)).isEqualTo(text);
        assertThat(message.create(new TextDescription("here"))).isEqualTo("[here] " + text);
        assertThat(message.create(new TextDescription("here"), new StandardRepresentation()))
                .isEqualTo("[here] " + text);
    }

    @Test
    void showsTwentyValues() {
        List<String> many = IntStream.range(0, 27).mapToObj(String::valueOf).toList();

        assertThat(UnmetExpectation.expecting("table")
                        .to("have", many.subList(0, 20))
                        .but("it has", many)
                        .create())
                .contains("  19\nbut it has:\n  0\n")
                .endsWith("  19\n  and 7 more");
    }
}
