package io.github.migrationtest.internal.sql;

/**
 * Lines and columns of places in a text. Who asks for places from front to back has every character looked at once, however long
 * the text or one of its lines is.
 *
 * <p>Lines end at line feeds. Columns count characters from 1: a tab is one, a surrogate pair is one, and a byte order mark at the
 * beginning of the text is none, as editors show it.
 */
public final class LineCounter {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private int line;
    private int nextLineFeed;
    private int place;
    private int counted;
    private int column;

    /** Stands at the beginning of a text. */
    public LineCounter(String text) {
        this.text = text;
        start();
    }

    private void start() {
        line = 1;
        nextLineFeed = lineFeedFrom(0);
        place = 0;
        counted = 0;
        column = 1;
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            counted = 1;
        }
    }

    private int lineFeedFrom(int from) {
        int found = text.indexOf('\n', from);
        return found < 0 ? text.length() : found;
    }

    /** Goes to a place, which may be the end of the text; to go back is to count anew. */
    public LineCounter moveTo(int offset) {
        if (offset < place) {
            start();
        }
        while (nextLineFeed < offset) {
            line++;
            counted = nextLineFeed + 1;
            column = 1;
            nextLineFeed = lineFeedFrom(counted);
        }
        place = offset;
        return this;
    }

    /** The line on which the place is, from 1. */
    public int line() {
        return line;
    }

    /** The place's column in that line, from 1. */
    public int column() {
        if (counted < place) {
            column += text.codePointCount(counted, place);
            counted = place;
        }
        return column;
    }
}
