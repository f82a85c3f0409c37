package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.Table;
import java.util.Optional;
import java.util.regex.Pattern;

/** What comes of a difference between two engines, and how it came about where that is known. */
final class WhyEnginesDiffer {
    private final EngineEnd having;
    private final EngineEnd lacking;

    WhyEnginesDiffer(EngineEnd having, EngineEnd lacking) {
        this.having = having;
        this.lacking = lacking;
    }

    /**
     * @param uniqueness whether rows are no longer kept apart, and not only found without it
     */
    String of(RowKey key, Table table, boolean uniqueness) {
        String what = uniqueness
                ? product(lacking) + " takes rows that " + product(having) + " refuses as duplicates."
                : product(lacking) + " reads the whole table for what " + product(having) + " finds by it.";
        return what
                + key.name()
                        .flatMap(name -> nameTaken(name, table))
                        .map(taken -> "\n" + taken)
                        .orElse("");
    }

    /** Names of indexes are each table's own on MySQL and MariaDB alone. */
    private Optional<String> nameTaken(String name, Table table) {
        return EngineComparison.isMysql(lacking.kind())
                ? Optional.empty()
                : lacking.schema().indexes().stream()
                        .filter(index -> index.name().equalsIgnoreCase(name)
                                && !EngineTables.key(index.table()).equals(EngineTables.key(table.name())))
                        .map(Index::describe)
                        .findFirst()
                        .map(other -> "Its name is taken there, by " + other + ": on " + product(lacking)
                                + " all tables share the names of indexes, and CREATE INDEX IF NOT EXISTS passes over"
                                + " one that is taken.");
    }

    String of(ForeignKey key, Table other) {
        String what = product(lacking) + " takes rows whose parent is not there, and keeps them when it goes.";
        Optional<String> engine = other.attributes()
                .get(Attribute.ENGINE)
                .filter(name -> EngineComparison.isMysql(lacking.kind()) && !name.equalsIgnoreCase("innodb"));
        if (engine.isPresent()) {
            return what + "\n" + other.name() + " is stored by " + engine.get()
                    + " there, which reads foreign keys and makes none.";
        }
        return lacking.kind() == DatabaseKind.MYSQL && isWrittenInColumn(key)
                ? what
                        + "\n"
                        + "MySQL before 9 reads REFERENCES in the definition of a column and makes nothing of it:"
                        + " write FOREIGN KEY ("
                        + String.join(", ", key.columns()) + ") REFERENCES " + key.referencedTable() + " ("
                        + String.join(", ", key.referencedColumns()) + ") behind the columns."
                : what;
    }

    /** {@code org_id int not null references orgs (id)}: no comma and no other clause between the column and the word. */
    private boolean isWrittenInColumn(ForeignKey key) {
        if (key.columns().size() != 1) {
            return false;
        }
        Pattern inColumn =
                Pattern.compile("(?is)\\b" + Pattern.quote(key.columns().get(0))
                        + "\\b[`\"]?\\s+\\w(?:[^,;()]|\\([^()]{0,50}\\)){0,200}?\\breferences\\b");
        return lacking.migrations().stream()
                .map(Migration::up)
                .flatMap(script -> script.statements().stream())
                .anyMatch(statement -> inColumn.matcher(statement.sql()).find());
    }

    private static String product(EngineEnd end) {
        return end.kind().productName();
    }
}
