package io.github.migrationtest.schema;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one engine knows of a thing beyond what all engines know: {@code row format compressed}, {@code nulls not distinct}.
 *
 * <p>What is as it is without being said is not among them, so that a thing without any is the plain one.
 *
 * @param kind the engine, whose rules for names hold for the thing
 * @param values by attribute, a flag being {@code true}
 */
public record Attributes(DatabaseKind kind, Map<Attribute, String> values) {
    private static final Map<DatabaseKind, Attributes> NONE = new EnumMap<>(DatabaseKind.class);

    static {
        for (DatabaseKind kind : DatabaseKind.values()) {
            NONE.put(kind, new Attributes(kind, Map.of()));
        }
    }

    public Attributes {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /** Nothing special. */
    public static Attributes none(DatabaseKind kind) {
        return NONE.getOrDefault(kind, new Attributes(kind, Map.of()));
    }

    /** The same with another one. */
    public Attributes with(Attribute attribute, String value) {
        Map<Attribute, String> all = new EnumMap<>(Attribute.class);
        all.putAll(values);
        all.put(attribute, value);
        return new Attributes(kind, all);
    }

    /** The same, with another one if there is a value. */
    public Attributes with(Attribute attribute, Optional<String> value) {
        return value.map(text -> with(attribute, text)).orElse(this);
    }

    /** The same, with a flag if it is set. */
    public Attributes with(Attribute flag, boolean set) {
        return set ? with(flag, "true") : this;
    }

    /** The same without one. */
    Attributes without(Attribute attribute) {
        if (!has(attribute)) {
            return this;
        }
        Map<Attribute, String> all = new EnumMap<>(values);
        all.remove(attribute);
        return new Attributes(kind, all);
    }

    /** The value of one, {@code true} of a flag that is set. */
    public Optional<String> get(Attribute attribute) {
        return Optional.ofNullable(values.get(attribute));
    }

    /** Whether there is such a one. */
    public boolean has(Attribute attribute) {
        return values.containsKey(attribute);
    }

    /** The same with each text that holds names rewritten. */
    Attributes withNames(UnaryOperator<String> rewriting) {
        if (!holdNames()) {
            return this;
        }
        Map<Attribute, String> all = new EnumMap<>(values);
        all.replaceAll((attribute, value) -> attribute.holdsNames() ? rewriting.apply(value) : value);
        return new Attributes(kind, all);
    }

    /** Whether one of them is a text that holds names. */
    boolean holdNames() {
        return !values.isEmpty() && values.keySet().stream().anyMatch(Attribute::holdsNames);
    }

    /** What is different, one by one. */
    List<Difference> differencesTo(Attributes after) {
        List<Difference> differences = new ArrayList<>();
        TreeSet<Attribute> all = new TreeSet<>(values.keySet());
        all.addAll(after.values.keySet());
        for (Attribute attribute : all) {
            String old = values.getOrDefault(attribute, attribute.absent());
            String now = after.values.getOrDefault(attribute, attribute.absent());
            if (attribute.isCompared() && !old.equals(now)) {
                differences.addAll(
                        attribute == Attribute.DEFINITION
                                ? ofDefinition(old, now, after)
                                : List.of(new Difference(attribute.words(), old, now)));
            }
        }
        return differences;
    }

    /** That of a routine in one spelling, so that what is shown of long ones is where they differ. */
    private List<Difference> ofDefinition(String old, String now, Attributes after) {
        boolean routine = RoutineBody.isOf(this) && RoutineBody.isOf(after);
        String before = routine ? RoutineBody.spelled(this).orElse(old) : old;
        String is = routine ? RoutineBody.spelled(after).orElse(now) : now;
        return before.equals(is) ? List.of() : List.of(new Difference(Attribute.DEFINITION.words(), before, is));
    }

    /** All of them, as the end of a line: {@code  nulls not distinct comment x}; empty if there are none. */
    public String describe() {
        return compared().entrySet().stream()
                .map(each -> each.getKey().isFlag()
                        ? " " + each.getKey().words()
                        : " " + each.getKey().words() + " " + Words.cut(each.getValue()))
                .collect(Collectors.joining());
    }

    private Map<Attribute, String> compared() {
        if (!has(Attribute.GENERATED_NAME)) {
            return values;
        }
        Map<Attribute, String> compared = new EnumMap<>(values);
        compared.remove(Attribute.GENERATED_NAME);
        return compared;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Attributes that
                        && kind == that.kind
                        && (values.equals(that.values) || spelled().equals(that.spelled()));
    }

    private Map<Attribute, String> spelled() {
        return RoutineBody.spelled(this)
                .map(body -> with(Attribute.DEFINITION, body).compared())
                .orElseGet(this::compared);
    }

    /** Without the text of a routine, which costs something to spell. */
    @Override
    public int hashCode() {
        return RoutineBody.isOf(this)
                ? compared().keySet().hashCode()
                : compared().hashCode();
    }
}
