package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Constraints, indexes and sequences keep their names when their table or a column is renamed. One that the server made up is
 * then one that it would not make up any more, or the other way round; what has kept its name is no difference.
 */
final class KeptNames {
    private final Table after;

    private KeptNames(Table after) {
        this.after = after;
    }

    /** A schema in which a table was renamed, or one of its columns, with all names of it given as they are later. */
    static SchemaSnapshot in(SchemaSnapshot before, SchemaSnapshot later, String table) {
        Optional<Table> after = later.table(table);
        if (after.isEmpty()) {
            return before;
        }
        KeptNames names = new KeptNames(after.get());
        String key = NameRules.tableKey(before.kind(), table);
        return new SchemaSnapshot(
                before.kind(),
                before.tables().stream()
                        .map(each ->
                                NameRules.tableKey(before.kind(), each.name()).equals(key) ? names.in(each) : each)
                        .toList(),
                before.views(),
                before.triggers(),
                before.objects());
    }

    /** What goes with a table. */
    static SchemaObject in(SchemaObject object, SchemaSnapshot later) {
        return object.table().isPresent() ? as(later.object(object.type(), object.name()), object) : object;
    }

    private Table in(Table table) {
        return new Table(
                table.name(),
                table.columns(),
                table.primaryKey().map(key -> after.primaryKey()
                        .filter(other ->
                                actual(other.name(), other.attributes()).equals(actual(key.name(), key.attributes())))
                        .map(other -> new PrimaryKey(other.name(), key.parts(), key.attributes()))
                        .orElse(key)),
                all(
                        table.uniqueConstraints(),
                        after.uniqueConstraints(),
                        UniqueConstraint::name,
                        UniqueConstraint::attributes,
                        (key, name) -> key.withName(name)),
                all(
                        table.checks(),
                        after.checks(),
                        CheckConstraint::name,
                        CheckConstraint::attributes,
                        (check, name) -> check.withName(name)),
                all(
                        table.foreignKeys(),
                        after.foreignKeys(),
                        ForeignKey::name,
                        ForeignKey::attributes,
                        (key, name) -> key.withName(name)),
                table.indexes().stream().map(this::in).toList(),
                table.attributes());
    }

    private static <T> List<T> all(
            List<T> things,
            List<T> later,
            Function<T, Optional<String>> name,
            Function<T, Attributes> attributes,
            BiFunction<T, Optional<String>, T> withName) {
        return things.stream()
                .map(thing -> later.stream()
                        .filter(other -> actual(name.apply(other), attributes.apply(other))
                                .filter(text ->
                                        Optional.of(text).equals(actual(name.apply(thing), attributes.apply(thing))))
                                .isPresent())
                        .findFirst()
                        .map(other -> withName.apply(thing, name.apply(other)))
                        .orElse(thing))
                .toList();
    }

    private static Optional<String> actual(Optional<String> name, Attributes attributes) {
        return name.or(() -> attributes.get(Attribute.GENERATED_NAME));
    }

    private Index in(Index index) {
        return after.indexes().stream()
                .filter(other -> other.name().equals(index.name()))
                .findFirst()
                .map(other -> new Index(
                        index.name(),
                        index.table(),
                        index.unique(),
                        index.parts(),
                        index.predicate(),
                        as(other.attributes(), index.attributes())))
                .orElse(index);
    }

    private static SchemaObject as(Optional<SchemaObject> other, SchemaObject object) {
        return other.map(later -> object.withAttributes(as(later.attributes(), object.attributes())))
                .orElse(object);
    }

    private static Attributes as(Attributes later, Attributes attributes) {
        return later.get(Attribute.GENERATED_NAME)
                .map(name -> attributes.with(Attribute.GENERATED_NAME, name))
                .orElseGet(() -> attributes.without(Attribute.GENERATED_NAME));
    }
}
