package io.github.migrationtest.internal.rehearsal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which extension of PostgreSQL brings a function, a type or an operator class; from the pages of its appendix F, and PostGIS. */
final class MissingExtensions {
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("crypt", "pgcrypto"),
            Map.entry("gen_salt", "pgcrypto"),
            Map.entry("digest", "pgcrypto"),
            Map.entry("hmac", "pgcrypto"),
            Map.entry("gen_random_bytes", "pgcrypto"),
            Map.entry("gen_random_uuid", "pgcrypto"),
            Map.entry("citext", "citext"),
            Map.entry("hstore", "hstore"),
            Map.entry("ltree", "ltree"),
            Map.entry("lquery", "ltree"),
            Map.entry("vector", "vector"),
            Map.entry("halfvec", "vector"),
            Map.entry("geometry", "postgis"),
            Map.entry("geography", "postgis"),
            Map.entry("gin_trgm_ops", "pg_trgm"),
            Map.entry("gist_trgm_ops", "pg_trgm"),
            Map.entry("similarity", "pg_trgm"),
            Map.entry("word_similarity", "pg_trgm"),
            Map.entry("unaccent", "unaccent"),
            Map.entry("levenshtein", "fuzzystrmatch"),
            Map.entry("soundex", "fuzzystrmatch"),
            Map.entry("metaphone", "fuzzystrmatch"),
            Map.entry("crosstab", "tablefunc"),
            Map.entry("cube", "cube"),
            Map.entry("ll_to_earth", "earthdistance"),
            Map.entry("earth_distance", "earthdistance"),
            Map.entry("earth", "earthdistance"),
            Map.entry("moddatetime", "moddatetime"),
            Map.entry("uuid_nil", "uuid-ossp"));

    /** Where an image has what PostgreSQL's own has not. */
    private static final Map<String, String> IMAGES = Map.ofEntries(
            Map.entry("postgis", "postgis/postgis:16-3.4"),
            Map.entry("postgis_topology", "postgis/postgis:16-3.4"),
            Map.entry("postgis_raster", "postgis/postgis:16-3.4"),
            Map.entry("vector", "pgvector/pgvector:pg16"),
            Map.entry("timescaledb", "timescale/timescaledb:latest-pg16"),
            Map.entry("pg_net", "supabase/postgres:15.8.1.060"),
            Map.entry("pg_graphql", "supabase/postgres:15.8.1.060"),
            Map.entry("pgsodium", "supabase/postgres:15.8.1.060"),
            Map.entry("supabase_vault", "supabase/postgres:15.8.1.060"),
            Map.entry("pgjwt", "supabase/postgres:15.8.1.060"),
            Map.entry("pg_cron", "supabase/postgres:15.8.1.060"));

    private MissingExtensions() {}

    /** The extension that has a thing of that name, schema and arguments left out. */
    static Optional<String> with(String name) {
        String bare =
                name.substring(name.lastIndexOf('.') + 1).replace("\"", "").toLowerCase(Locale.ROOT);
        if (bare.startsWith("uuid_generate_")) {
            return Optional.of("uuid-ossp");
        }
        if (bare.startsWith("st_")) {
            return Optional.of("postgis");
        }
        if (bare.startsWith("pgp_") || bare.equals("armor")) {
            return Optional.of("pgcrypto");
        }
        return Optional.ofNullable(BY_NAME.get(bare));
    }

    /** What to do where the server's files lack it. */
    static Missing notInstalled(String extension) {
        return Missing.because("The extension " + extension
                + " is not among this server's files, so no script can create it: name a"
                + " server that has it, with migrationtest.postgresql.from = jdbc:postgresql://..."
                + Optional.ofNullable(IMAGES.get(extension))
                        .map(image ->
                                ", or with migrationtest.postgresql.from = testcontainers and migrationtest.postgresql.image"
                                        + " = " + image)
                        .orElse(", or with migrationtest.postgresql.from = testcontainers and an image that has it")
                + ".");
    }

    static Missing notCreated(String extension) {
        String name = extension.contains("-") ? "\"" + extension + "\"" : extension;
        return Missing.madeBy("CREATE EXTENSION IF NOT EXISTS " + name + ";", false);
    }
}
