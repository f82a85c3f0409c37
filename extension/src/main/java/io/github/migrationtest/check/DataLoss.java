package io.github.migrationtest.check;

import io.github.migrationtest.data.DataChange;

/** Something that was in the database and is there no more, and what the script says of it. */
public record DataLoss(DataChange change, Meaning meaning) {

    /** What a script says of what it takes. */
    public enum Meaning {
        /** Nothing: it is a fault. */
        UNSAID,
        /** It drops the very table or column that held it. */
        DESTROYED,
        /** It deletes other rows by name, and these go with them. */
        TAKEN_ALONG,
        /** It changes or deletes it by name. */
        SAID
    }
}
