package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.internal.sql.PostgresqlNames;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may do what, beyond what holds without a grant: an owner's own rights are none of it, for another database's owner is
 * another role, nor is what everybody may do with a new routine or type.
 */
final class Privileges {
    private static final Set<String> OF_TABLES =
            Set.of("select", "insert", "update", "delete", "truncate", "references", "trigger");

    private static final String SCHEMAS = """
            select 'pg_namespace', n.oid, 0, 'n'::"char", n.nspowner, n.nspacl
            from pg_namespace n
            where n.nspacl is not null""";

    private static final Map<Made, String> GIVEN = Map.of(
            Made.GRANT_ON_RELATION,
            """
            select 'pg_class', c.oid, 0, c.relkind, c.relowner, c.relacl
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relacl is not null""",
            Made.GRANT_ON_COLUMN,
            """
            select 'pg_class', c.oid, a.attnum, 'a', c.relowner, a.attacl
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where a.attacl is not null and not a.attisdropped""",
            Made.GRANT_ON_ROUTINE,
            """
            select 'pg_proc', p.oid, 0, 'f', p.proowner, p.proacl
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where p.proacl is not null""",
            Made.GRANT_ON_TYPE,
            """
            select 'pg_type', t.oid, 0, 'T', t.typowner, t.typacl
            from pg_type t join pg_namespace n on n.oid = t.typnamespace
            where t.typacl is not null""");

    private record Grant(ObjectKey object, char kind, String grantee, String privilege, boolean grantable) {}

    private final Map<ObjectKey, String> texts = new HashMap<>();

    private Privileges() {}

    static Privileges read(Queries queries) throws SQLException {
        List<Grant> grants = queries.list(
                """
                with acl(catalog, oid, sub, kind, owner, acl) as (%s)
                select acl.catalog, acl.oid, acl.sub,
                  case when catalog = 'pg_namespace' and oid = to_regnamespace('public') then 'p' else kind end as kind,
                  x.grantee, case when x.grantee = 0 then 'public' else pg_get_userbyid(x.grantee) end as name,
                  x.privilege_type, x.is_grantable
                from acl left join lateral aclexplode(acl.acl) x on x.grantee <> acl.owner""".formatted(given(queries)),
                row -> new Grant(
                        new ObjectKey(row.text("catalog"), row.oid("oid"), row.number("sub")),
                        row.letter("kind"),
                        row.optional("grantee").isEmpty()
                                ? ""
                                : row.oid("grantee") == 0 ? "public" : quoted(row.text("name")),
                        row.text("privilege_type").toLowerCase(Locale.ROOT),
                        row.flag("is_grantable")));
        Privileges privileges = new Privileges();
        grants.stream().collect(Collectors.groupingBy(Grant::object)).forEach((object, all) -> {
            String text = text(all, queries.version);
            if (!text.isEmpty()) {
                privileges.texts.put(object, text);
            }
        });
        return privileges;
    }

    /** A part for each catalog in which anything was granted or revoked. */
    private static String given(Queries queries) {
        List<String> parts = new ArrayList<>();
        parts.add(SCHEMAS);
        GIVEN.forEach((kind, part) -> {
            if (queries.hasMade(kind)) {
                parts.add(part);
            }
        });
        return parts.stream().map(part -> part + " and " + Queries.OF_USERS).collect(Collectors.joining(" union all "));
    }

    Optional<String> of(String catalog, long oid) {
        return of(catalog, oid, 0);
    }

    Optional<String> of(String catalog, long oid, int column) {
        return Optional.ofNullable(texts.get(new ObjectKey(catalog, oid, column)));
    }

    /** A role of that name is not everybody. */
    private static String quoted(String role) {
        return role.equals("public") ? "\"public\"" : PostgresqlNames.quoted(role);
    }

    private static String text(List<Grant> grants, int version) {
        char kind = grants.get(0).kind();
        Map<String, Set<String>> given = new TreeMap<>();
        for (Grant grant : grants) {
            if (!grant.grantee().isEmpty() && !isUsual(grant)) {
                given.computeIfAbsent(
                                grant.grantee() + (grant.grantable() ? " with grant option" : ""),
                                key -> new TreeSet<>())
                        .add(grant.privilege());
            }
        }
        List<String> texts = new ArrayList<>();
        given.forEach((to, privileges) -> texts.add(all(kind, privileges, version) + " to " + to));
        usual(kind)
                .filter(privilege -> grants.stream().noneMatch(Privileges::isUsual))
                .ifPresent(privilege -> texts.add("not " + privilege + " to public"));
        return String.join("; ", texts);
    }

    private static boolean isUsual(Grant grant) {
        return grant.grantee().equals("public")
                && !grant.grantable()
                && usual(grant.kind()).filter(grant.privilege()::equals).isPresent();
    }

    /** What everybody may do with a thing of that kind until it is revoked. */
    private static Optional<String> usual(char kind) {
        return switch (kind) {
            case 'f' -> Optional.of("execute");
            case 'T', 'p' -> Optional.of("usage");
            default -> Optional.empty();
        };
    }

    private static String all(char kind, Set<String> privileges, int version) {
        boolean table = "rvmpf".indexOf(kind) >= 0;
        Set<String> whole = new HashSet<>(OF_TABLES);
        if (version >= 17) {
            whole.add("maintain");
        }
        return table && privileges.equals(whole) ? "all" : String.join(", ", privileges);
    }
}
