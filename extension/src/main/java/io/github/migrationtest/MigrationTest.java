package io.github.migrationtest;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.junit.MigrationTestExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives every test of a class a database of its own, and the migrations that go forward and back on it.
 *
 * <p>Test methods, {@code @BeforeEach}, {@code @AfterEach} and constructors may take a {@link
 * io.github.migrationtest.fixtures.TestDatabase}, {@link Migrations}, a {@link java.sql.Connection} or a {@link
 * javax.sql.DataSource}: always the test's own.
 *
 * <p>Every attribute is optional. What is not set here is taken from the nearest of: an enclosing class, the configuration
 * parameter {@code migrationtest.<attribute>} (in lower case with dashes: {@code migrationtest.copy-of}), what the folder of
 * migrations says, the default. On a method it counts for that method. In every attribute {@code ${NAME}} is filled from the
 * environment. Works as a meta-annotation and reaches {@code @Nested} classes.
 *
 * <p>Wrong settings are an {@link org.junit.jupiter.api.extension.ExtensionConfigurationException} before any database exists.
 * Tests may run in parallel at any level: no two share a database.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(MigrationTestExtension.class)
public @interface MigrationTest {

    /**
     * The folder of migrations: on the class path, else in the module directory of the test class, else absolute. By default
     * the one folder found where migrations usually are; more than one is an error that lists them.
     */
    String migrations() default "";

    /** A folder of down scripts ({@code <tag>.down.sql}) for a tool that writes none, found as {@link #migrations} is. */
    String rollbacks() default "";

    /** The tool whose folder it is ({@code drizzle}, {@code flyway}, {@code golang-migrate}); by default seen from the folder. */
    String tool() default "";

    /**
     * The driver that migrates production, such as {@code better-sqlite3}, {@code libsql} or {@code sqlite-jdbc}; by default
     * seen from the folder and the {@code package.json} beside it.
     */
    String runtime() default "";

    /** The engine; by default what the folder is written for, else SQLite. */
    DatabaseKind[] database() default {};

    /**
     * A real database whose private copy every test gets, instead of an empty one: a database file, also compressed ({@code
     * .gz .zst .xz .bz2}) or in an archive ({@code backups.tar.gz!path/in/archive.db}); a dump of {@code sqlite3 .dump}, {@code
     * pg_dump}, {@code mysqldump} or {@code mariadb-dump}, packed likewise; or a JDBC URL of a server's database, whose host {@code
     * migrationtest.copy-from-hosts} names. It is only read. What of a dump would reach out of the copy stays out unless {@link
     * #allowed} names it: publications, subscriptions, foreign servers, events.
     */
    String copyOf() default "";

    /** The version at which a copy without a history of its own stands, such as one made by {@code drizzle-kit push}. */
    String baseline() default "";

    /**
     * A script that a server of our own starting gets before anything else: roles, extensions. Found as {@link #migrations} is; run
     * on no other server.
     */
    String setUp() default "";

    /**
     * What scripts call the database that they migrate, as in {@code ALTER DATABASE app}: it is the test's own to them. By default
     * the one that they name in such places.
     */
    String databaseName() default "";

    /**
     * Names of databases, files, servers, functions and roles that scripts may reach beyond their database; a script that
     * reaches another is refused, and the refusal prints the name.
     */
    String[] allowed() default {};

    /** What stands for {@code ${name}} in scripts of tools that fill placeholders, each {@code name=value}. */
    String[] placeholders() default {};

    /**
     * What the application replaces in every script before it runs it, each {@code text=replacement}, such as {@code "INTEGER PRIMARY
     * KEY=BIGSERIAL PRIMARY KEY"}; in this order.
     */
    String[] replacements() default {};

    /** Options of the tool by its own names, each {@code name=value}, such as Liquibase's {@code "contexts=test"}. */
    String[] options() default {};

    /** The tool's own configuration file, such as {@code flyway.toml}, found as {@link #migrations} is; by default where the tool looks. */
    String configuration() default "";

    /**
     * A command line that applies what is pending, run by the shell in the module's directory as the user runs it: {@code "pnpm
     * db:migrate"}, {@code "npx drizzle-kit push"}.
     *
     * <p>Where a tool knows the folder of migrations, folder and history say what there is and what is applied, and the command
     * applies all of it, in {@link Migrations#upToLatest}; a database is brought to where a test starts without it, as we apply the folder. It can go in steps if it can be told how far to go: {@code {version}} and
     * {@code {name}} in it stand for the last migration that is to be applied, as in {@code "goose up-to {version}"}. Without such a
     * folder, or with {@code tool = "command"}, the command is one migration with its name.
     *
     * <p>It gets a clean environment: every variable that names or looks like a database, or opens the way to one, is left out, and
     * {@link #commandEnvironment} is added. It is not run while the command, its variables, or a file from which tools read where
     * their database is ({@code .env}, {@code drizzle.config.ts}, {@code prisma/schema.prisma}, {@code knexfile.js} and the like in
     * its directory, or a file that it names) has the address of another database, until that is {@link #allowed} by the name that
     * the refusal prints. One that ends well and leaves the test's database as it was fails: it migrated something else.
     *
     * <p>After ten minutes, or {@code options = "commandTimeout=30m"}, it is ended with all that it started. What it wrote is in the
     * failure, the password masked; on a copy it is not, for it may hold rows, unless {@code migrationtest.show-values} lifts that.
     */
    String command() default "";

    /** A command line that takes back the last migration, run once for each that is taken back; as {@link #command} otherwise. */
    String rollbackCommand() default "";

    /**
     * A command line that backs the database up, as production is backed up before it is migrated, such as {@code "pg_dump -Fc -f
     * {backup} {url}"} or {@code "sqlite3 {path} \".backup {backup}\""}; with {@link #restoreCommand}, and as {@link #command} is run.
     *
     * <p>{@code {backup}} stands for a path of the test's own at which nothing is yet; what is there afterwards is removed.
     *
     * <p>The check {@code reversible} of {@link MigrationChecks} rehearses both: it backs up what the last migration finds, generated
     * rows included, or on a copy what it holds; applies what is pending; restores; and finds what is not as it was.
     */
    String backupCommand() default "";

    /**
     * A command line that puts back what {@link #backupCommand} has kept, over the migrated database, such as {@code "pg_restore --clean
     * --if-exists -d {url} {backup}"}: which does not take away what the migration has made, as the rehearsal shows.
     */
    String restoreCommand() default "";

    /**
     * Variables that the commands get, each {@code NAME=value}, such as {@code "DATABASE_URL={url}"}. In them, and in the commands
     * themselves, stand for the test's database:
     *
     * <table>
     * <caption>The forms</caption>
     * <tr><th>form</th><th>on SQLite</th><th>on servers</th><th>for</th></tr>
     * <tr><td>{@code {url}}</td><td>{@code sqlite:/path/to/it.db}</td><td>{@code postgresql://user:password@host:port/name}, {@code
     * mysql://...}</td><td>dbmate, Drizzle Kit, Prisma, goose, golang-migrate, Atlas, Knex; programs in Go want {@code
     * {url}?sslmode=disable} where the server has no TLS</td></tr>
     * <tr><td>{@code {libsqlUrl}}</td><td>{@code file:/path/to/it.db}</td><td></td><td>libSQL's client, Drizzle Kit on SQLite, Prisma
     * on SQLite</td></tr>
     * <tr><td>{@code {path}}</td><td>{@code /path/to/it.db}</td><td></td><td>sqlite3, goose, better-sqlite3</td></tr>
     * <tr><td>{@code {jdbcUrl}}</td><td>{@code jdbc:sqlite:/path/to/it.db}</td><td>{@code jdbc:postgresql://host:port/name}, without
     * user and password</td><td>Flyway, Liquibase and other programs in Java</td></tr>
     * <tr><td>{@code {host}}, {@code {port}}, {@code {database}}, {@code {user}}, {@code {password}}</td><td></td><td>each
     * alone</td><td>psql, mysql, programs with settings of their own</td></tr>
     * </table>
     *
     * <p>A command that is told of none of them is not run.
     */
    String[] commandEnvironment() default {};

    /**
     * How long one run of migrations may take, such as {@code 30s} or {@code 5m}; by default as long as it wants. A statement that
     * still runs is cancelled then, a program ended with all that it started.
     */
    String timeout() default "";

    /**
     * How long a statement of a run waits for a lock, such as {@code 5s}; by default as long as the engine lets it. A program, such as
     * {@link #command}, connects by itself and waits as long as it is told by an option of its own ({@code lock-timeout} of pgroll).
     */
    String lockTimeout() default "";

    /** How often a run that got no lock is tried again; by default never. */
    String retries() default "";

    /** The checks of {@link MigrationChecks} that are asked, by their ids; by default all of them. */
    String[] checks() default {};

    /** The version behind which {@link MigrationChecks} holds migrations to its rules; by default all that it walks through. */
    String since() default "";

    /**
     * Which migrations {@link MigrationChecks} walks through on a copy; by default those that are pending. A fresh database has all of
     * them pending.
     */
    Rehearse[] rehearse() default {};

    /** Where the databases live; by default {@code migration-test} in the build folder. Private to the user. */
    String directory() default "";

    /** What to do where a copy or a server is asked for and is not there; by default the test fails. */
    WhenUnavailable[] whenUnavailable() default {};
}
