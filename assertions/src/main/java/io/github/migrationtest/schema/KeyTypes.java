package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.CanonicalSql;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a column can hold what another holds. Lengths do not count, nor do types of texts and numbers that their engine
 * compares and keeps as one.
 */
final class KeyTypes {
    private static final Set<String> POSTGRESQL_TEXTS =
            Set.of("text", "character varying", "varchar", "character", "bpchar");

    private final SchemaSnapshot schema;

    KeyTypes(SchemaSnapshot schema) {
        this.schema = schema;
    }

    boolean match(Column from, Column to) {
        return switch (schema.kind()) {
            case SQLITE -> matchInSqlite(CanonicalSql.lowerCase(from.type()), CanonicalSql.lowerCase(to.type()));
            case POSTGRESQL -> postgresql(from.type()).equals(postgresql(to.type()));
            case MYSQL, MARIADB -> mysql(from.type()).equals(mysql(to.type()));
        };
    }

    private enum Affinity {
        NUMBER,
        TEXT,
        BLOB,
        /** Takes what it gets. */
        ANY
    }

    /** SQLite applies the parent's affinity to the child's value, so numbers of every sort find each other. */
    private static boolean matchInSqlite(String from, String to) {
        Affinity one = affinity(from);
        Affinity other = affinity(to);
        return one == other || one == Affinity.ANY || other == Affinity.ANY;
    }

    /** By the rules of sqlite.org/datatype3.html, 3.1. */
    private static Affinity affinity(String type) {
        if (type.contains("int")) {
            return Affinity.NUMBER;
        }
        if (type.contains("char") || type.contains("clob") || type.contains("text")) {
            return Affinity.TEXT;
        }
        if (type.contains("blob")) {
            return Affinity.BLOB;
        }
        return type.isEmpty() || type.equals("any") ? Affinity.ANY : Affinity.NUMBER;
    }

    private String postgresql(String type) {
        String plain = withoutModifiers(resolved(type));
        return POSTGRESQL_TEXTS.contains(plain) ? "text" : plain;
    }

    /** What a domain is of, and what that is of. */
    private String resolved(String type) {
        String name = type;
        for (int depth = 0; depth < 10; depth++) {
            Optional<String> of = schema.object(ObjectType.DOMAIN, name).flatMap(domain -> domain.get(Attribute.TYPE));
            if (of.isEmpty()) {
                break;
            }
            name = of.get();
        }
        return name;
    }

    private static String mysql(String type) {
        String plain = withoutModifiers(type);
        return plain.equals("char") || plain.equals("varchar") ? "text" : plain.replace(" zerofill", "");
    }

    /** {@code numeric(10,2)} as {@code numeric}, {@code int(11) unsigned} as {@code int unsigned}. */
    private static String withoutModifiers(String type) {
        return CanonicalSql.lowerCase(type).replaceAll("\\s*\\([^)]*\\)", "").strip();
    }
}
