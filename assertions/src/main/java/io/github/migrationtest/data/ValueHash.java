package io.github.migrationtest.data;

import io.github.migrationtest.internal.sql.Names;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Hashes a value by what it says, not by how it is stored: {@code 42}, {@code 42.0} and {@code '42'} are one value, and
 * {@code '042'} is another.
 *
 * <p>A text is taken for a number only where it is the one way in which SQLite would write that number; so two different
 * texts are always two values. The mixing is MurmurHash3's.
 */
final class ValueHash {
    static final long NULL = 0;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long INTEGER = 0x9ae16a3b2f90404fL;
    private static final long REAL = 0xc3a5c85c97cb3127L;
    private static final long TEXT = 0xb492b66fbe98f273L;
    private static final long BLOB = 0x9ddfea08eb382d69L;
    private static final double TWO_TO_63 = 0x1p63;

    private ValueHash() {}

    static long of(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Double || value instanceof Float) {
            return real(((Number) value).doubleValue());
        }
        if (value instanceof Number number) {
            return integer(number.longValue());
        }
        if (value instanceof byte[] bytes) {
            return bytes(BLOB, bytes);
        }
        if (value instanceof Boolean truth) {
            return integer(truth ? 1 : 0);
        }
        return text(value.toString());
    }

    /** A text that is not valid UTF-8: Java would read every such byte as the same character. */
    static long ofBrokenText(byte[] bytes) {
        return bytes(TEXT, bytes);
    }

    /** Where a column stands in the hash of a whole row: by its name, so that the order of columns does not matter. */
    static long ofName(String name) {
        return characters(TEXT, Names.key(name));
    }

    /** Two hashes as one; the order matters. */
    static long both(long first, long second) {
        return mix(first * 0x9E3779B97F4A7C15L + Long.rotateLeft(second, 32) + 1);
    }

    private static long integer(long value) {
        return mix(value ^ INTEGER);
    }

    private static long real(double value) {
        boolean integral = value == Math.rint(value) && value >= -TWO_TO_63 && value < TWO_TO_63;
        return integral ? integer((long) value) : mix(Double.doubleToLongBits(value) ^ REAL);
    }

    private static long text(String text) {
        if (NumberText.isInteger(text)) {
            return integer(Long.parseLong(text));
        }
        return NumberText.isFraction(text) ? real(Double.parseDouble(text)) : characters(TEXT, text);
    }

    private static long characters(long seed, String text) {
        int length = text.length();
        long hash = seed ^ length;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            long four = text.charAt(i)
                    | (long) text.charAt(i + 1) << 16
                    | (long) text.charAt(i + 2) << 32
                    | (long) text.charAt(i + 3) << 48;
            hash = step(hash, four);
        }
        long rest = 0;
        for (; i < length; i++) {
            rest = rest << 16 | text.charAt(i);
        }
        return mix(step(hash, rest));
    }

    private static long bytes(long seed, byte[] bytes) {
        long hash = seed ^ bytes.length ^ 0x5bd1e995L;
        int i = 0;
        for (; i + 8 <= bytes.length; i += 8) {
            hash = step(hash, (long) LONGS.get(bytes, i));
        }
        long rest = 0;
        for (; i < bytes.length; i++) {
            rest = rest << 8 | bytes[i] & 0xff;
        }
        return mix(step(hash, rest));
    }

    private static long step(long hash, long piece) {
        long mixed = Long.rotateLeft(piece * 0x87c37b91114253d5L, 31) * 0x4cf5ad432745937fL;
        return Long.rotateLeft(hash ^ mixed, 27) * 5 + 0x52dce729;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
