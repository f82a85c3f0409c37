package io.github.migrationtest.check;

import io.github.migrationtest.data.DataChange;
import java.util.Optional;

/**
 * Something that was in the database and is there no more, and what the script says of it.
 *
 * @param remark what else is to be said of it, for the end of its line
 */
public record DataLoss(DataChange change, Meaning meaning, Optional<String> remark) {

    /** One of which nothing else is to be said. */
    public static DataLoss of(DataChange change, Meaning meaning) {
        return new DataLoss(change, meaning, Optional.empty());
    }

    /** One line for a person. */
    public String describe() {
        return change.describe() + remark.map(text -> ", " + text).orElse("");
    }

    /** What a script says of what it takes. */
    public enum Meaning {
        /** Nothing: it is a fault. */
        UNSAID,
        /** It drops the very table or column that held it. */
        DESTROYED,
        /** It leaves their key out, and they stand under keys that the database gave them. */
        NUMBERED_ANEW,
        /** It deletes other rows by name, and these go with them. */
        TAKEN_ALONG,
        /** It changes or deletes it by name. */
        SAID
    }
}
