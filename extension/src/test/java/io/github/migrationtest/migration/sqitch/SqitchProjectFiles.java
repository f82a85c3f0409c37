package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.migration.Scratch;
import java.io.IOException;

/** Projects that tests write. */
final class SqitchProjectFiles {
    private SqitchProjectFiles() {}

    /** Dependencies, conflicts, tags, a change in a folder, notes with escapes, one reworked, own and no transactions. */
    static void write(Scratch scratch, String engine) throws IOException {
        boolean sqlite = engine.equals("sqlite");
        scratch.write(
                        "sqitch.conf",
                        "[core]\n\tengine = " + engine
                                + "\n\t# top_dir = .\n[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n"
                                + "[engine \"pg.variables\"]\n\tname = guest\n")
                .write("sqitch.plan", """
                        %syntax-version=1.0.0
                        %project=hotel
                        %uri=https://Example.org/hotel

                        rooms 2020-01-01T10:00:00Z Ada Lovelace <ada@example.org> # Adds rooms.
                        app/guests [rooms] 2020-01-02T10:00:00Z Ada Lovelace <ada@example.org> # Zwölf\\n\\nGäste \\\\ alle
                        @v1.0 2020-01-02T11:00:00Z Ada Lovelace <ada@example.org> # First.

                        # a comment
                        bookings [rooms app/guests !hostel:beds] 2020-01-03T10:00:00Z Grace <grace@example.org>
                        @v1.1 2020-01-03T11:00:00Z Grace <grace@example.org>
                        @v1.1b 2020-01-03T11:00:01Z Grace <grace@example.org>
                        rooms [rooms@v1.0] 2020-01-04T10:00:00Z Grace <grace@example.org> # Rework.
                        +last [app/guests@v1.0 bookings] 2020-01-05T10:00:00Z Grace <grace@example.org>
                        """)
                .write(
                        "deploy/rooms@v1.1b.sql",
                        "-- Deploy rooms\nBEGIN;\nCREATE TABLE rooms (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\nCOMMIT;\n")
                .write("revert/rooms@v1.1b.sql", "BEGIN;\nDROP TABLE rooms;\nCOMMIT;\n")
                .write("verify/rooms@v1.1b.sql", "SELECT id, name FROM rooms WHERE 1 = 0;\n")
                .write(
                        "deploy/app/guests.sql",
                        (sqlite ? ".bail on\n.headers off\n" : "\\set ON_ERROR_STOP on\n\\echo it's\n")
                                + "BEGIN;\nCREATE TABLE guests (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
                                + (sqlite
                                        ? "INSERT INTO guests VALUES (1, 'guest');\n"
                                        : "\\set table 'gue' sts\nINSERT INTO :\"table\" VALUES (1, :'name');\n")
                                + "COMMIT;\n")
                .write("revert/app/guests.sql", "DROP TABLE guests;\n")
                .write("verify/app/guests.sql", "SELECT id FROM guests WHERE 1 = 0;\n")
                .write(
                        "deploy/bookings.sql",
                        "BEGIN;\nCREATE TABLE bookings (id INTEGER PRIMARY KEY,"
                                + " guest INTEGER REFERENCES guests (id));\nINSERT INTO bookings VALUES (1, 1);\nCOMMIT;\n")
                .write("revert/bookings.sql", "DROP TABLE bookings;\n")
                .write("verify/bookings.sql", "SELECT id FROM bookings WHERE 1 = 0;\n")
                .write("deploy/rooms.sql", "ALTER TABLE rooms ADD COLUMN seats INTEGER;\n")
                .write("revert/rooms.sql", "ALTER TABLE rooms DROP COLUMN seats;\n")
                .write("verify/rooms.sql", "SELECT seats FROM rooms WHERE 1 = 0;\n")
                .write("deploy/last.sql", "CREATE VIEW last AS SELECT name FROM rooms;\n")
                .write("revert/last.sql", "DROP VIEW last;\n")
                .write("verify/last.sql", "SELECT name FROM last;\n");
    }
}
