package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Compares two things of the same sort, attribute by attribute. */
final class Differences {
    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    static List<Difference> between(Column before, Column after) {
        Differences differences = new Differences();
        differences.name("type", before, after, column -> column.type().isEmpty() ? "none" : column.type());
        differences.text("not null", before, after, column -> String.valueOf(!column.nullable()));
        differences.text("default", before, after, column -> Words.orNone(column.defaultValue()));
        differences.text(
                "generated",
                before,
                after,
                column -> Words.orNone(column.generated().map(Words::of)));
        differences.name(
                "collation", before, after, column -> column.collation().orElse("binary"));
        differences.text("on conflict", before, after, column -> column.onNull().sql());
        return differences.found;
    }

    static List<Difference> between(ForeignKey before, ForeignKey after) {
        Differences differences = new Differences();
        differences.name("name", before, after, key -> Words.orNone(key.name()));
        differences.text("on delete", before, after, key -> key.onDelete().sql());
        differences.text("on update", before, after, key -> key.onUpdate().sql());
        differences.text("initially deferred", before, after, key -> String.valueOf(key.initiallyDeferred()));
        return differences.found;
    }

    static List<Difference> between(Index before, Index after) {
        Differences differences = new Differences();
        differences.name("table", before, after, Index::table);
        differences.text("unique", before, after, index -> String.valueOf(index.unique()));
        if (!before.parts().equals(after.parts())) {
            differences.add("parts", Words.parts(before.parts()), Words.parts(after.parts()));
        }
        differences.text("predicate", before, after, index -> Words.orNone(index.predicate()));
        return differences.found;
    }

    static List<Difference> between(View before, View after) {
        Differences differences = new Differences();
        differences.name(
                "columns", before, after, view -> view.columns().isEmpty() ? "none" : Words.list(view.columns()));
        differences.text("definition", before, after, View::definition);
        return differences.found;
    }

    static List<Difference> between(Trigger before, Trigger after) {
        Differences differences = new Differences();
        differences.name("table", before, after, Trigger::table);
        differences.name("event", before, after, Words::whenOf);
        differences.text("when", before, after, trigger -> Words.orNone(trigger.condition()));
        differences.text("body", before, after, Trigger::body);
        return differences.found;
    }

    private <T> void name(String attribute, T before, T after, Function<T, String> text) {
        if (!Names.same(text.apply(before), text.apply(after))) {
            add(attribute, text.apply(before), text.apply(after));
        }
    }

    private <T> void text(String attribute, T before, T after, Function<T, String> text) {
        if (!text.apply(before).equals(text.apply(after))) {
            add(attribute, text.apply(before), text.apply(after));
        }
    }

    private void add(String attribute, String before, String after) {
        found.add(new Difference(attribute, before, after));
    }
}
