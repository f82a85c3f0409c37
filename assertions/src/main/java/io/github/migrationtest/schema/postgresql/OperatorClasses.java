package io.github.migrationtest.schema.postgresql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operator classes that an index takes without being told. */
final class OperatorClasses {
    private record Default(long oid, long method, long type) {}

    private record Key(long method, long type) {}

    private final Map<Key, Long> byType = new HashMap<>();
    private final Map<Long, Default> defaults = new HashMap<>();

    private OperatorClasses(List<Default> rows) {
        for (Default row : rows) {
            defaults.put(row.oid(), row);
            byType.put(new Key(row.method(), row.type()), row.oid());
        }
    }

    static OperatorClasses read(Queries queries) throws SQLException {
        return new OperatorClasses(queries.list(
                "select oid, opcmethod, opcintype from pg_opclass where opcdefault",
                row -> new Default(row.oid("oid"), row.oid("opcmethod"), row.oid("opcintype"))));
    }

    /**
     * Whether an index on a column of that type has the class without saying so. A type without a default class of its own
     * takes that of the type it is stored as, such as {@code text_ops} for {@code varchar}.
     */
    boolean isUsual(long operatorClass, long type) {
        Default found = defaults.get(operatorClass);
        if (found == null) {
            return false;
        }
        Long own = byType.get(new Key(found.method(), type));
        return own == null || own == operatorClass;
    }
}
