package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.internal.sql.MysqlSql;
import io.github.migrationtest.schema.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Views, each behind those that its query names, otherwise by name. */
final class ViewOrder {
    private final Map<String, View> byName = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<View> ordered = new ArrayList<>();

    private ViewOrder(List<View> views) {
        views.forEach(view -> byName.put(view.name(), view));
    }

    static List<View> of(List<View> views) {
        ViewOrder order = new ViewOrder(views);
        views.forEach(order::add);
        return order.ordered;
    }

    private void add(View view) {
        if (seen.add(view.name())) {
            MysqlSql.names(view.attributes().kind(), view.definition()).stream()
                    .sorted()
                    .flatMap(name -> Stream.ofNullable(byName.get(name)))
                    .forEach(this::add);
            ordered.add(view);
        }
    }
}
