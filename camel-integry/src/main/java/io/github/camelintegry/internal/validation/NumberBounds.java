package io.github.camelintegry.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers may be reckoned with. A few characters such as {@code 1e1000000} are a number of a million digits as soon as
 * something divides it or writes it out, and minutes of work.
 */
final class NumberBounds {

    private static final int MAX_DIGITS = 1_000;
    private static final int MAX_EXPONENT = 400;
    private static final BigDecimal MAX = BigDecimal.ONE.scaleByPowerOfTen(MAX_EXPONENT);

    private NumberBounds() {}

    /** {@return where in this tree the first number beyond bounds is, with slashes between; {@code null} for nowhere} */
    static @Nullable String placeOfExcess(JsonNode tree) {
        Deque<Place> open = new ArrayDeque<>();
        open.push(new Place(null, "", tree));
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (place.node().isNumber() && isBeyond(place.node())) {
                return place.path();
            }
            if (place.node().isObject()) {
                Iterator<Map.Entry<String, JsonNode>> members = place.node().fields();
                members.forEachRemaining(member -> open.push(new Place(place, member.getKey(), member.getValue())));
            } else {
                for (int i = 0; i < place.node().size(); i++) {
                    open.push(new Place(place, i, place.node().get(i)));
                }
            }
        }
        return null;
    }

    private static boolean isBeyond(JsonNode number) {
        if (number.isInt() || number.isLong()) {
            return false;
        }
        if (number.isBigInteger()) {
            // without writing it out: a digit has between three and four bits
            return number.bigIntegerValue().bitLength() > MAX_DIGITS * 3.33
                    || isBeyond(new BigDecimal(number.bigIntegerValue()));
        }
        return isBeyond(number.decimalValue());
    }

    private static boolean isBeyond(BigDecimal number) {
        long digits = number.precision();
        // of the first digit
        long exponent = digits - number.scale() - 1;
        return digits > MAX_DIGITS
                || Math.abs(exponent) > MAX_EXPONENT
                || number.abs().compareTo(MAX) > 0;
    }

    /** A value and where it is; the path is written out only when somebody is told of it. */
    private record Place(@Nullable Place outer, Object name, JsonNode node) {

        String path() {
            Deque<String> names = new ArrayDeque<>();
            for (Place place = this; place != null && place.outer() != null; place = place.outer()) {
                names.push(String.valueOf(place.name()));
            }
            return String.join("/", names);
        }
    }
}
