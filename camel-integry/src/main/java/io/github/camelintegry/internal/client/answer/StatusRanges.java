package io.github.camelintegry.internal.client.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * Status codes that count as success, as Camel's HTTP components write them.
 *
 * @param ranges what counts
 */
public record StatusRanges(List<Range> ranges) {

    /**
     * The codes from {@code first} to {@code last}, both included.
     *
     * @param first the lowest
     * @param last  the highest
     */
    public record Range(int first, int last) {}

    /**
     * {@return the ranges of a text such as {@code 200-299} or {@code 200-204,404}}
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static StatusRanges parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            try {
                int first = Integer.parseInt(ends[0].strip());
                int last = ends.length > 1 ? Integer.parseInt(ends[1].strip()) : first;
                if (ends.length > 2 || first < 0 || last < first) {
                    throw new NumberFormatException();
                }
                ranges.add(new Range(first, last));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "okStatusCodeRange must look like 200-299 or 200-204,404, not '" + text + "'", e);
            }
        }
        return new StatusRanges(List.copyOf(ranges));
    }

    boolean contains(int code) {
        for (Range range : ranges) {
            if (code >= range.first() && code <= range.last()) {
                return true;
            }
        }
        return false;
    }
}
