package io.github.camelintegry.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of the page of errors that are about messages. The first cell has one message or more, each as {@code `+text+`},
 * or as {@code `pass:c[text]`} where a plus sign within would end it; the second one says what to do.
 */
final class ErrorsPage {

    private static final Pattern ROW =
            Pattern.compile("(?ms)^\\|(`(?:\\+|pass:c\\[).*?[+\\]]`)\\s*\\n\\|(.*?)(?=\\n\\n|\\n\\|)");
    private static final Pattern MESSAGE = Pattern.compile("(?s)`(?:\\+(.*?)\\+|pass:c\\[(.*?)])`");

    /**
     * A row.
     *
     * @param messages in the order of the page
     * @param cure     what to do; empty if nobody has written it
     */
    record Row(List<Template> messages, String cure) {}

    private ErrorsPage() {}

    static List<Row> rows(String asciiDoc) {
        List<Row> rows = new ArrayList<>();
        Matcher row = ROW.matcher(asciiDoc);
        while (row.find()) {
            List<Template> messages = MESSAGE.matcher(row.group(1).replace("\\|", "|"))
                    .results()
                    .map(message -> new Template(message.group(1) != null ? message.group(1) : message.group(2)))
                    .toList();
            rows.add(new Row(messages, row.group(2).strip()));
        }
        return rows;
    }

    /** {@return the row of a message for which nobody has written yet what to do} */
    static String draft(Template message) {
        String text = message.text().replace("|", "\\|");
        return "|" + (text.contains("+") ? "`pass:c[" + text + "]`" : "`+" + text + "+`") + "\n|";
    }
}
