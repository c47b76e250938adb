package io.github.camelintegry.benchmarks.service;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A function of the stand-in: what it answers to the body of a request, and how late. */
interface Function {

    /** The function that a name describes. */
    static Function named(String name) {
        return name.startsWith(Functions.PAGES)
                ? Pages.named(name)
                : new Answer(
                        Buffer.buffer(Answers.ofBytes(Integer.parseInt(name.substring(Functions.ANSWER.length())))));
    }

    Buffer answer(Buffer request);

    default int latencyMillis() {
        return 0;
    }

    /** Always the same. */
    record Answer(Buffer bytes) implements Function {
        @Override
        public Buffer answer(Buffer request) {
            return bytes;
        }
    }

    /** Pages of the same records. The cursor is the number of the page. */
    record Pages(Buffer records, int pages, int latencyMillis) implements Function {

        private static final byte[] KEY = "\"next_page\":\"".getBytes(StandardCharsets.US_ASCII);

        static Pages named(String name) {
            String[] numbers = name.substring(Functions.PAGES.length()).split("-", 3);
            return new Pages(
                    Buffer.buffer(Answers.pageOf(Integer.parseInt(numbers[1]))),
                    Integer.parseInt(numbers[0]),
                    Integer.parseInt(numbers[2]));
        }

        @Override
        public Buffer answer(Buffer request) {
            int next = page(request.getBytes()) + 1;
            String cursor = next > pages ? "null" : "\"" + next + '"';
            return Buffer.buffer(records.length() + 16)
                    .appendBuffer(records)
                    .appendString(cursor)
                    .appendString("}");
        }

        /** The number after the key of the cursor; without one, it is the first page. */
        private static int page(byte[] request) {
            for (int from = 0; from + KEY.length < request.length; from++) {
                if (matches(request, from)) {
                    int page = 0;
                    for (int at = from + KEY.length; Character.isDigit(request[at]); at++) {
                        page = 10 * page + request[at] - '0';
                    }
                    return page;
                }
            }
            return 1;
        }

        private static boolean matches(byte[] request, int from) {
            return Arrays.equals(request, from, from + KEY.length, KEY, 0, KEY.length);
        }
    }
}
