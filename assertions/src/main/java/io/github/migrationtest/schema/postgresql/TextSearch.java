package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what searches in texts: dictionaries, and configurations with what they look up where. */
final class TextSearch {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private TextSearch() {}

    static List<SchemaObject> read(Queries queries, Catalog catalog) throws SQLException {
        List<SchemaObject> all = new ArrayList<>(dictionaries(queries, catalog));
        all.addAll(configurations(queries, catalog));
        return all;
    }

    private static List<SchemaObject> dictionaries(Queries queries, Catalog catalog) throws SQLException {
        return queries.list(
                Made.TEXT_SEARCH_DICTIONARY,
                """
                select d.oid, n.nspname, d.dictname, d.dictinitoption, tn.nspname as template_schema, t.tmplname
                from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace
                join pg_ts_template t on t.oid = d.dicttemplate join pg_namespace tn on tn.oid = t.tmplnamespace
                where not\s""" + Queries.ofExtension("pg_ts_dict", "d.oid") + " and " + Queries.OF_USERS,
                row -> new SchemaObject(
                        ObjectType.TEXT_SEARCH_DICTIONARY,
                        QualifiedName.of(row.text("nspname"), row.text("dictname")),
                        Optional.empty(),
                        NONE.with(
                                        Attribute.DEFINITION,
                                        "template = "
                                                + qualified(row.text("template_schema"), row.text("tmplname"))
                                                + row.optional("dictinitoption")
                                                        .map(options -> ", " + options)
                                                        .orElse(""))
                                .with(Attribute.COMMENT, catalog.comments.of("pg_ts_dict", row.oid("oid")))));
    }

    private static List<SchemaObject> configurations(Queries queries, Catalog catalog) throws SQLException {
        Map<Long, List<String>> mappings = queries
                .list(
                        Made.TEXT_SEARCH_CONFIGURATION,
                        """
                        select m.mapcfg, string_agg(distinct m.token, ', ' order by m.token) as tokens, m.dictionaries
                        from (
                          select m.mapcfg, t.alias as token,
                            string_agg(m.mapdict::regdictionary::text, ', ' order by m.mapseqno) as dictionaries
                          from pg_ts_config_map m
                          join pg_ts_config c on c.oid = m.mapcfg
                          join lateral ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype
                          where c.oid >= 16384
                          group by m.mapcfg, t.alias) m
                        group by m.mapcfg, m.dictionaries""",
                        row -> Map.entry(row.oid("mapcfg"), row.text("tokens") + " with " + row.text("dictionaries")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return queries.list(
                Made.TEXT_SEARCH_CONFIGURATION,
                """
                select c.oid, n.nspname, c.cfgname, pn.nspname as parser_schema, p.prsname
                from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace
                join pg_ts_parser p on p.oid = c.cfgparser join pg_namespace pn on pn.oid = p.prsnamespace
                where not\s""" + Queries.ofExtension("pg_ts_config", "c.oid") + " and " + Queries.OF_USERS,
                row -> new SchemaObject(
                        ObjectType.TEXT_SEARCH_CONFIGURATION,
                        QualifiedName.of(row.text("nspname"), row.text("cfgname")),
                        Optional.empty(),
                        NONE.with(Attribute.PARSER, qualified(row.text("parser_schema"), row.text("prsname")))
                                .with(
                                        Attribute.DEFINITION,
                                        Optional.ofNullable(mappings.get(row.oid("oid")))
                                                .map(all ->
                                                        all.stream().sorted().collect(Collectors.joining("; "))))
                                .with(Attribute.COMMENT, catalog.comments.of("pg_ts_config", row.oid("oid")))));
    }

    private static String qualified(String schema, String name) {
        return PostgresqlNames.quoted(schema) + "." + PostgresqlNames.quoted(name);
    }
}
