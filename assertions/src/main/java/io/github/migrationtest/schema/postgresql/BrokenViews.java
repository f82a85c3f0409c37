package io.github.migrationtest.schema.postgresql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the views that can no longer be read, such as those that call a function whose body names a table that is gone.
 *
 * <p>The server refuses to drop what a view itself names, but sees into a function only when it plans a query. So each view is
 * planned, all in one go; a failure is kept, and none is run.
 */
final class BrokenViews {
    private static final String FOUND = "migration_test.broken_views";

    private BrokenViews() {}

    static Map<Long, String> find(Queries queries, Catalog catalog, Map<Long, String> definitions) throws SQLException {
        Map<Long, String> broken = new HashMap<>();
        if (definitions.isEmpty() || !canRunBlocks(queries)) {
            return broken;
        }
        StringBuilder plans = new StringBuilder();
        for (Map.Entry<Long, String> each : definitions.entrySet()) {
            Relation view = catalog.relations.get(each.getKey());
            if (view != null) {
                String sql = view.kind() == 'm' ? each.getValue() : "select * from " + QualifiedName.sql(view.name());
                plans.append(plans.length() == 0 ? "" : ", ")
                        .append('(')
                        .append(view.oid())
                        .append("::oid, ")
                        .append(Literal.of("explain " + sql))
                        .append(')');
            }
        }
        queries.run("""
                do $migration_test$
                declare view record; found jsonb := '{}';
                begin
                  for view in select * from (values\s""" + plans + """
                ) as v (oid, sql) loop
                    begin
                      execute view.sql;
                    exception when insufficient_privilege then
                      if has_table_privilege(view.oid, 'select') and sqlerrm not like 'permission denied for schema%' then
                        found := found || jsonb_build_object(view.oid::text, sqlerrm);
                      end if;
                    when query_canceled or lock_not_available then raise;
                    when others then found := found || jsonb_build_object(view.oid::text, sqlerrm);
                    end;
                  end loop;
                  perform set_config('""" + FOUND + """
                ', found::text, true);
                end $migration_test$""");
        queries.list(
                "select key, value from jsonb_each_text(current_setting('" + FOUND + "')::jsonb)",
                row -> broken.put(row.oid("key"), row.text("value")));
        return broken;
    }

    private static boolean canRunBlocks(Queries queries) throws SQLException {
        return queries.list(
                        "select has_language_privilege(oid, 'usage') as usable from pg_language where lanname = 'plpgsql'",
                        row -> row.flag("usable"))
                .contains(true);
    }
}
