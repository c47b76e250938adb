package io.github.camelintegry.simulator.internal.broken;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * {@link FilledJson} in gzip's format (RFC 1952). After a full flush equal input gives equal output, so one block is
 * compressed once and sent as often as needed: a gigabyte costs about as much time as its checksum.
 */
public final class GzippedFilledJson implements Iterator<Buffer> {

    private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] BLOCK = FilledJson.filling(1024 * 1024);

    private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    private final CRC32 checksum = new CRC32();
    private final long size;
    private long left;
    private boolean begun;
    private byte[] block;

    public GzippedFilledJson(long size) {
        this.size = size;
        left = FilledJson.fillingOf(size);
    }

    @Override
    public boolean hasNext() {
        return left >= 0;
    }

    @Override
    public Buffer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (!begun) {
            begun = true;
            return Buffer.buffer(HEAD).appendBytes(deflate(FilledJson.BEGIN, FilledJson.BEGIN.length));
        }
        if (left < BLOCK.length) {
            return last();
        }
        left -= BLOCK.length;
        if (block == null) {
            block = deflate(BLOCK, BLOCK.length);
        } else {
            checksum.update(BLOCK);
        }
        return Buffer.buffer(block);
    }

    private Buffer last() {
        Buffer last = Buffer.buffer(deflate(BLOCK, (int) left));
        left = -1;
        deflater.finish();
        last.appendBytes(deflate(FilledJson.END, FilledJson.END.length));
        deflater.end();
        return last.appendUnsignedIntLE(checksum.getValue()).appendUnsignedIntLE(size & 0xffff_ffffL);
    }

    private byte[] deflate(byte[] input, int length) {
        checksum.update(input, 0, length);
        deflater.setInput(input, 0, length);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        byte[] part = new byte[8 * 1024];
        int written;
        do {
            written = deflater.deflate(part, 0, part.length, Deflater.FULL_FLUSH);
            output.write(part, 0, written);
        } while (written == part.length);
        return output.toByteArray();
    }
}
