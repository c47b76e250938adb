package io.github.camelintegry.internal.validation;

import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import io.github.camelintegry.internal.util.Texts;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns in schemas, which strangers write: some take the JDK longer than the age of the world. Most run in linear time
 * here. What refers back, or looks ahead or behind, does not; it gets little time for each text, looked at whenever it reads
 * a character, and what could go on without reading any is refused.
 */
final class SchemaPatterns implements RegularExpressionFactory {

    private static final Duration TIME_FOR_A_TEXT = Duration.ofSeconds(1);

    /** About what a pattern becomes when its repetitions are written out, which is how the linear ones run. */
    private static final int MAX_STEPS = 100_000;

    /** Each doubles the ways by which the end of a text may be tried without a look at the clock. */
    private static final int MAX_CHOICES = 20;

    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    @Override
    public RegularExpression getRegularExpression(String regex) {
        if (steps(regex) > MAX_STEPS) {
            // the JDK may repeat what reads no character, and so never look at the clock
            throw tooComplex(regex);
        }
        try {
            com.google.re2j.Pattern linear = com.google.re2j.Pattern.compile(regex);
            return text -> linear.matcher(new TimedText(text)).find();
        } catch (PatternSyntaxException e) {
            // it may be one that only the JDK knows
        }
        if (choices(regex) > MAX_CHOICES) {
            throw tooComplex(regex);
        }
        Pattern backtracking = Pattern.compile(regex);
        return text -> backtracking.matcher(new TimedText(text)).find();
    }

    private static IllegalArgumentException tooComplex(String regex) {
        return new IllegalArgumentException("the pattern " + Texts.excerpt(regex) + " is too complex to be run safely");
    }

    /** As if each repetition were inside all others: to know better would take a reader of patterns. */
    private static double steps(String regex) {
        double steps = regex.length();
        Matcher repetition = REPETITION.matcher(regex);
        while (repetition.find()) {
            String atMost = repetition.group(2);
            String times = atMost == null || atMost.isEmpty() ? repetition.group(1) : atMost;
            steps *= Math.max(1, Long.parseLong(times));
        }
        return steps;
    }

    private static long choices(String regex) {
        return regex.chars().filter(c -> "|?*+{".indexOf(c) >= 0).count();
    }

    /** A text that is not read for longer than until its deadline. */
    private static final class TimedText implements CharSequence {

        /** To look at the clock takes longer than to read a character. */
        private static final int NOW_AND_THEN = 64;

        private final String text;
        private final Deadline deadline = Deadline.in(TIME_FOR_A_TEXT);
        private int reads;

        TimedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads % NOW_AND_THEN == 0) {
                deadline.check();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
