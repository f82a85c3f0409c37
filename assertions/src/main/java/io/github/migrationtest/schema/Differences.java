package io.github.migrationtest.schema;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares two things of the same sort, attribute by attribute. */
final class Differences {
    private final List<Difference> found = new ArrayList<>();

    private final Attributes names;

    private Differences(Attributes names) {
        this.names = names;
    }

    static List<Difference> between(Column before, Column after) {
        Differences differences = new Differences(before.attributes());
        differences.name("type", before, after, column -> column.type().isEmpty() ? "none" : column.type());
        differences.text("not null", before, after, column -> String.valueOf(!column.nullable()));
        differences.text(
                "default",
                before,
                after,
                column ->
                        Words.orNone(column.defaultValue().map(sql -> FoldedTimes.unfolded(column.attributes(), sql))));
        differences.text(
                "generated",
                before,
                after,
                column -> Words.orNone(column.generated().map(Words::of)));
        differences.name(
                "collation", before, after, column -> column.collation().orElse(differences.usualCollation()));
        return differences.with(before.attributes(), after.attributes());
    }

    static List<Difference> between(UniqueConstraint before, UniqueConstraint after) {
        Differences differences = new Differences(before.attributes());
        differences.name("name", before, after, key -> Words.orNone(key.name()));
        return differences.with(before.attributes(), after.attributes());
    }

    static List<Difference> between(CheckConstraint before, CheckConstraint after) {
        Differences differences = new Differences(before.attributes());
        differences.text("expression", before, after, CheckConstraint::expression);
        return differences.with(before.attributes(), after.attributes());
    }

    static List<Difference> between(ForeignKey before, ForeignKey after) {
        Differences differences = new Differences(before.attributes());
        differences.name("name", before, after, key -> Words.orNone(key.name()));
        differences.text("on delete", before, after, key -> key.onDelete().sql());
        differences.text("on update", before, after, key -> key.onUpdate().sql());
        return differences.with(before.attributes(), after.attributes());
    }

    static List<Difference> between(Index before, Index after) {
        Differences differences = new Differences(before.attributes());
        differences.name("table", before, after, Index::table);
        differences.text("unique", before, after, index -> String.valueOf(index.unique()));
        if (!before.parts().equals(after.parts())) {
            differences.add("parts", Words.parts(before.parts()), Words.parts(after.parts()));
        }
        differences.text("predicate", before, after, index -> Words.orNone(index.predicate()));
        return differences.with(before.attributes(), after.attributes());
    }

    static List<Difference> between(View before, View after) {
        Differences differences = new Differences(before.attributes());
        differences.name(
                "columns", before, after, view -> view.columns().isEmpty() ? "none" : Words.list(view.columns()));
        differences.text(
                "definition", before, after, view -> FoldedTimes.unfolded(view.attributes(), view.definition()));
        if (!Pairs.counted(before.indexes()).equals(Pairs.counted(after.indexes()))) {
            differences.add("indexes", indexes(before), indexes(after));
        }
        return differences.with(before.attributes(), after.attributes());
    }

    private static String indexes(View view) {
        return view.indexes().isEmpty()
                ? "none"
                : view.indexes().stream().map(Words::of).sorted().collect(Collectors.joining(", "));
    }

    static List<Difference> between(Trigger before, Trigger after) {
        Differences differences = new Differences(before.attributes());
        differences.name("table", before, after, Trigger::table);
        differences.name("event", before, after, Words::whenOf);
        differences.text("when", before, after, trigger -> Words.orNone(trigger.condition()));
        differences.text("body", before, after, Trigger::body);
        return differences.with(before.attributes(), after.attributes());
    }

    private String usualCollation() {
        return names.kind() == DatabaseKind.SQLITE ? "binary" : "the usual";
    }

    private List<Difference> with(Attributes before, Attributes after) {
        found.addAll(before.differencesTo(after));
        return found;
    }

    private <T> void name(String attribute, T before, T after, Function<T, String> text) {
        if (!NameRules.same(names, text.apply(before), text.apply(after))) {
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
