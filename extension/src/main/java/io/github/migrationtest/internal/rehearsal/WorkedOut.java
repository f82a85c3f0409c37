package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.data.TableData;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.rehearsal.Arrivals.Place;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.run.ScriptIntent.Derivation;
import io.github.migrationtest.internal.run.Seconds;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that scripts work out of others: the texts tell what may be exact, the rows what is. */
final class WorkedOut {
    /** As the servers name it, with the digits that it keeps. */
    private static final Pattern TIME = Pattern.compile("(?:timestamp|datetime)(?:\\((\\d)\\))?");

    private final DataSnapshot before;
    private final DataSnapshot after;
    private final SchemaSnapshot schemaBefore;
    private final SchemaSnapshot schemaAfter;
    private final ScriptIntent intent;
    private final Arrivals arrivals;

    WorkedOut(RecordedRun run) {
        before = run.observedDataBefore();
        after = run.observedDataAfter();
        schemaBefore = run.schemaBefore();
        schemaAfter = run.schemaAfter();
        intent = run.intent();
        arrivals = new Arrivals(run.before(), run.observedAfter());
    }

    /**
     * Whether what a column is worked out of can be worked out of it again: two that differed still differ.
     *
     * @param table the table's name before
     * @param column the column's name after
     */
    boolean isExactly(String table, String column) {
        return isWorkedOut(table, column, false);
    }

    private boolean isWorkedOut(String table, String column, boolean butEmptyTexts) {
        List<Derivation> derivations = intent.derivations().stream()
                .filter(each -> each.table().equals(table) && each.column().equals(column))
                .distinct()
                .toList();
        Optional<TableData> source = before.table(table);
        Optional<TableData> target = after.table(intent.renamedTables().getOrDefault(table, table));
        boolean known = derivations.size() == 1 && source.isPresent() && target.isPresent();
        if (!known || !isExact(derivations.get(0)) && !isScaledBack(derivations.get(0), source.get(), target.get())) {
            return false;
        }
        List<String> from = Whereabouts.spelled(source.get(), derivations.get(0).from());
        List<String> to = Whereabouts.spelled(target.get(), List.of(column));
        int needed = butEmptyTexts && from.size() == 1 ? 0 : -1;
        return !from.isEmpty()
                && to.size() == 1
                && areFineEnough(derivations.get(0), source.get(), from, target.get(), column)
                && areAsMany(
                        new Place(source.get().table(), from, needed),
                        new Place(target.get().table(), to, needed));
    }

    /** Whether each number that is told in another unit can be told in the old one again. */
    private boolean isScaledBack(Derivation derivation, TableData source, TableData target) {
        List<String> from = Whereabouts.spelled(source, derivation.from());
        return derivation.scaling().isPresent()
                && from.size() == 1
                && arrivals.areScaledBack(
                        source.table(),
                        from.get(0),
                        derivation.scaling().get(),
                        typeAfter(target.table(), derivation.column()));
    }

    /** Whether as many different values came out as went in, but for what may be made of rows that have none. */
    private boolean areAsMany(Place from, Place to) {
        long more = arrivals.differentAfter(to) - arrivals.differentBefore(from);
        return more == 0 || more == 1 && from.needed() < 0 && arrivals.haveNoneSomewhere(from);
    }

    /** Whether times have room for all fractions of the seconds that they are made of. */
    private boolean areFineEnough(
            Derivation derivation, TableData source, List<String> from, TableData target, String column) {
        if (derivation.seconds().isEmpty()) {
            return true;
        }
        String type = typeAfter(target.table(), column);
        Seconds seconds = derivation.seconds().get();
        int finer = seconds.digits() - Math.min(seconds.kept(), fractionsOf(type));
        long unit = type.equals("date") ? 86400 * powerOfTen(seconds.digits()) : powerOfTen(finer);
        return finer < 0 || from.size() == 1 && arrivals.areWhole(source.table(), from.get(0), unit);
    }

    /** Nothing in SQLite, where a type holds whatever it is given. */
    private String typeAfter(String table, String column) {
        return schemaAfter.tables().stream()
                .filter(each -> schemaAfter.kind() != DatabaseKind.SQLITE && Names.same(each.name(), table))
                .flatMap(each -> each.columns().stream())
                .filter(each -> Names.same(each.name(), column))
                .map(Column::type)
                .findFirst()
                .orElse("");
    }

    /** How many digits a type keeps behind the point of a second. */
    private int fractionsOf(String type) {
        Matcher time = TIME.matcher(type);
        if (!time.lookingAt()) {
            return type.equals("date") ? 0 : Seconds.ALL;
        }
        int unsaid = schemaAfter.kind() == DatabaseKind.POSTGRESQL ? 6 : 0;
        return Optional.ofNullable(time.group(1)).map(Integer::valueOf).orElse(unsaid);
    }

    private static long powerOfTen(int exponent) {
        return Math.round(Math.pow(10, exponent));
    }

    /** A function of one of a few values has lost nothing where it keeps those apart that are there. */
    private boolean isExact(Derivation derivation) {
        List<Column> from = schemaBefore.tables().stream()
                .filter(table -> Names.same(table.name(), derivation.table()))
                .flatMap(table -> table.columns().stream())
                .filter(column -> derivation.from().contains(Names.key(column.name())))
                .toList(); // a type that is cast to has a name as well
        return derivation.exact()
                || from.size() == 1 && isOfFewValues(from.get(0).type());
    }

    private boolean isOfFewValues(String type) {
        return type.equalsIgnoreCase("boolean")
                || type.equals("tinyint(1)")
                || type.startsWith("enum(")
                || schemaBefore.objects().stream()
                        .anyMatch(object -> object.type() == ObjectType.ENUM_TYPE && Names.same(object.name(), type));
    }

    /** Whether a dropped column lives on in one that was worked out of it. */
    boolean isOf(String table, String column) {
        return intent.derivations().stream()
                .filter(each -> each.table().equals(table) && each.from().contains(column))
                .anyMatch(each -> isWorkedOut(table, each.column(), false) || isWorkedOut(table, each.column(), true));
    }
}
