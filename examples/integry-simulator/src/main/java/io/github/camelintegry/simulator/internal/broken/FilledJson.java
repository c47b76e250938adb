package io.github.camelintegry.simulator.internal.broken;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The pieces of an answer to a call, of exactly so many bytes, whose output is one long text. */
public final class FilledJson implements Iterator<Buffer> {

    static final byte[] BEGIN = "{\"network_code\":\"200\",\"output\":\"".getBytes(StandardCharsets.UTF_8);
    static final byte[] END = "\"}".getBytes(StandardCharsets.UTF_8);

    private static final byte[] PIECE = filling(64 * 1024);

    private long left;
    private boolean begun;
    private boolean ended;

    public FilledJson(long size) {
        left = fillingOf(size);
    }

    static byte[] filling(int size) {
        byte[] filling = new byte[size];
        Arrays.fill(filling, (byte) 'a');
        return filling;
    }

    /** {@return how much of the size is filling} */
    public static long fillingOf(long size) {
        int least = BEGIN.length + END.length;
        if (size < least) {
            throw new IllegalArgumentException("At least " + least + " bytes are needed, not " + size);
        }
        return size - least;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Buffer next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        if (!begun) {
            begun = true;
            return Buffer.buffer(BEGIN);
        }
        if (left == 0) {
            ended = true;
            return Buffer.buffer(END);
        }
        int size = (int) Math.min(left, PIECE.length);
        left -= size;
        return Buffer.buffer(size).appendBytes(PIECE, 0, size);
    }
}
