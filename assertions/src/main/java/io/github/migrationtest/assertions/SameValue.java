package io.github.migrationtest.assertions;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;

/** Whether values are the same to a reader of a test: numbers as numbers, whatever type the driver gives them. */
final class SameValue {
    private SameValue() {}

    /** Whether two rows hold the same values in the same order. */
    static boolean inRows(Tuple one, Tuple other) {
        List<Object> ones = one.toList();
        List<Object> others = other.toList();
        if (ones.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < ones.size(); i++) {
            if (!of(ones.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A truth is 1 or 0 to engines that have none; what is no number, text or bytes is compared by its text. */
    static boolean of(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other;
        }
        if (one instanceof byte[] bytes) {
            return other instanceof byte[] others && Arrays.equals(bytes, others);
        }
        if (isNumeric(one) && isNumeric(other)) {
            return number(one).compareTo(number(other)) == 0;
        }
        boolean comparable =
                one instanceof CharSequence == other instanceof CharSequence || !isNumeric(one) && !isNumeric(other);
        return comparable && one.toString().equals(other.toString());
    }

    private static boolean isNumeric(Object value) {
        return value instanceof Boolean || value instanceof Number number && !isInfinite(number);
    }

    private static boolean isInfinite(Number number) {
        return (number instanceof Double || number instanceof Float) && !Double.isFinite(number.doubleValue());
    }

    private static BigDecimal number(Object value) {
        return value instanceof Boolean truth
                ? truth ? BigDecimal.ONE : BigDecimal.ZERO
                : new BigDecimal(value.toString());
    }
}
