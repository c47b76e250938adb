package io.github.camelintegry.internal.util;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: bytes, or with a unit of 1024. */
public final class DataSize {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(|B|K|KB|M|MB|G|GB)");

    /** What an array can hold. */
    private static final long MAX_OF_ONE = 2047L << 20;

    /** More than any heap. */
    private static final long MAX_OF_ALL = 1024L << 30;

    private DataSize() {}

    /** The bytes of a size such as {@code 1048576}, {@code 512KB} or {@code 64MB}, of something that goes into an array. */
    public static long parse(String option, String text) {
        return parse(option, text, MAX_OF_ONE, "2047MB");
    }

    /** The same, of many things together. */
    public static long parseTotal(String option, String text) {
        return parse(option, text, MAX_OF_ALL, "1024GB");
    }

    private static long parse(String option, String text, long most, String mostText) {
        Matcher size = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!size.matches()) {
            throw new IllegalArgumentException(
                    option + " must be a number of bytes or a size such as 512KB or 64MB, not '" + text + "'");
        }
        long unit =
                switch (size.group(2)) {
                    case "K", "KB" -> 1L << 10;
                    case "M", "MB" -> 1L << 20;
                    case "G", "GB" -> 1L << 30;
                    default -> 1L;
                };
        long number = Long.parseLong(size.group(1));
        if (number < 1 || number > most / unit) {
            throw new IllegalArgumentException(option + " must be from 1 byte to " + mostText + ", not '" + text + "'");
        }
        return number * unit;
    }
}
