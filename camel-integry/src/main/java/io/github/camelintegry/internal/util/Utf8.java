package io.github.camelintegry.internal.util;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 without replacement: {@code String.getBytes} would send {@code ?}, another text, for what it cannot encode. */
public final class Utf8 {

    private Utf8() {}

    /**
     * {@return the UTF-8 bytes of a text}
     *
     * @param what how a message calls the text
     * @throws IllegalArgumentException if the text has none
     */
    public static byte[] encode(String text, String what) {
        if (!canEncode(text)) {
            throw new IllegalArgumentException(what
                    + " contains half of a surrogate pair, which UTF-8 cannot encode: it was cut within a character");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@return whether the text has UTF-8 bytes: whether every half of a surrogate pair has its other half} */
    public static boolean canEncode(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /**
     * {@return the text of UTF-8 bytes, without a byte order mark}
     *
     * @param what how a message calls the bytes
     * @throws IllegalArgumentException if they are not UTF-8
     */
    public static String decode(byte[] utf8, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(withoutMark(utf8)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    what + " is not UTF-8: convert it to a String first, from the encoding that it has", e);
        }
    }

    /** {@return the first byte of a text, from there on, that is more than a blank; 0 if there is none} */
    public static byte firstVisible(byte[] utf8, int from) {
        for (int i = from; i < utf8.length; i++) {
            if (utf8[i] > ' ' || utf8[i] < 0) {
                return utf8[i];
            }
        }
        return 0;
    }

    /** {@return the bytes without the byte order mark that some servers and editors put in front of UTF-8} */
    public static byte[] withoutMark(byte[] utf8) {
        boolean marked = utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(utf8, 3, utf8.length) : utf8;
    }
}
