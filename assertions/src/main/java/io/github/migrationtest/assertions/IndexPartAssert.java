package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.NameRules;
import io.github.migrationtest.schema.SortOrder;
import org.jspecify.annotations.Nullable;

/** Assertions on one part of an index, reached by {@code hasPart("created_at", part -> ...)}. */
public class IndexPartAssert extends AbstractAttributedAssert<IndexPartAssert, IndexPart> {

    /** An assertion on a part. */
    public IndexPartAssert(@Nullable IndexPart actual) {
        super(actual, IndexPartAssert.class);
    }

    /**
     * Small values come first.
     *
     * <pre>{@code
     * part.isAscending(); // passes for: create index i on notes (created_at)
     * part.isAscending(); // fails for: create index i on notes (created_at desc)
     * }</pre>
     */
    public IndexPartAssert isAscending() {
        return check(
                there().order() == SortOrder.ASCENDING,
                () -> butItIs(expecting().to("be ascending")));
    }

    /**
     * Great values come first.
     *
     * <pre>{@code
     * part.isDescending(); // passes for: create index i on notes (created_at desc)
     * part.isDescending(); // fails for: create index i on notes (created_at)
     * }</pre>
     */
    public IndexPartAssert isDescending() {
        return check(
                there().order() == SortOrder.DESCENDING,
                () -> butItIs(expecting().to("be descending")));
    }

    /**
     * The index compares it by this collation: in SQLite the one in effect, elsewhere one of the index's own.
     *
     * <pre>{@code
     * part.hasCollation("nocase"); // passes for: create index i on users (email collate nocase)
     * part.hasCollation("nocase"); // fails for: create index i on users (email)
     * }</pre>
     */
    public IndexPartAssert hasCollation(String collation) {
        return check(
                there().collation()
                        .filter(name -> NameRules.key(kind(), name).equals(NameRules.key(kind(), collation)))
                        .isPresent(),
                () -> butItIs(expecting().to("have collation", collation)));
    }

    /**
     * It is ordered by this operator class, which is not its type's own.
     *
     * <pre>{@code
     * part.hasOperatorClass("text_pattern_ops"); // passes for: create index i on users (email text_pattern_ops)
     * part.hasOperatorClass("text_pattern_ops"); // fails for: create index i on users (email)
     * }</pre>
     */
    public IndexPartAssert hasOperatorClass(String operatorClass) {
        return hasAttribute(Attribute.OPERATOR_CLASS, operatorClass);
    }

    /**
     * The index keeps so many characters or bytes of it.
     *
     * <pre>{@code
     * part.hasPrefixLength(10); // passes for: create index i on notes (title(10))
     * part.hasPrefixLength(10); // fails for: create index i on notes (title)
     * }</pre>
     */
    public IndexPartAssert hasPrefixLength(int length) {
        return hasAttribute(Attribute.PREFIX_LENGTH, String.valueOf(length));
    }

    @Override
    Attributes attributes() {
        return there().attributes();
    }

    @Override
    UnmetExpectation expecting() {
        return UnmetExpectation.expecting("part of an index", there().text());
    }

    @Override
    String described() {
        return there().describe();
    }
}
