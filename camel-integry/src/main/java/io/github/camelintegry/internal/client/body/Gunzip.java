package io.github.camelintegry.internal.client.body;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip (RFC 1952) as it comes, and never more than there is room for: a few bytes may become a thousand times
 * as many, so what nobody has memory for must stay compressed. A cut, damaged or prolonged stream is noticed.
 */
final class Gunzip implements AutoCloseable {

    private static final int TRAILER = 8;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private Part part = Part.HEADER;
    private GzipHeader header = new GzipHeader();
    private byte[] fed = {};
    private int at;
    private long trailer;
    private int trailerBytes;

    /** Gives it more to decompress; all that it was fed before must have been used up. */
    void feed(byte[] more) {
        fed = more;
        at = 0;
    }

    /**
     * Decompresses into the array from an index on, where there must be room.
     *
     * @return how many bytes it has put there; 0 only when all that it was fed is used up
     */
    int read(byte[] into, int from) throws DataFormatException {
        while (true) {
            if (part == Part.DATA) {
                int count = inflate(into, from);
                if (count > 0 || part == Part.DATA) {
                    return count;
                }
            } else if (!(part == Part.HEADER ? passHeader() : passTrailer())) {
                return 0;
            }
        }
    }

    private boolean passHeader() throws DataFormatException {
        while (at < fed.length) {
            if (header.take(fed[at++])) {
                part = Part.DATA;
                return true;
            }
        }
        return false;
    }

    private int inflate(byte[] into, int from) throws DataFormatException {
        inflater.setInput(fed, at, fed.length - at);
        int count = inflater.inflate(into, from, into.length - from);
        at = fed.length - inflater.getRemaining();
        checksum.update(into, from, count);
        if (inflater.needsDictionary()) {
            throw new DataFormatException("in a gzip format that is not known");
        }
        if (inflater.finished()) {
            part = Part.TRAILER;
        }
        return count;
    }

    private boolean passTrailer() throws DataFormatException {
        while (at < fed.length) {
            trailer |= (fed[at++] & 0xffL) << (8 * trailerBytes);
            if (++trailerBytes == TRAILER) {
                check();
                return true;
            }
        }
        return false;
    }

    /** The format allows another stream behind one. */
    private void check() throws DataFormatException {
        long size = inflater.getBytesWritten() & 0xffff_ffffL;
        if (trailer != (size << 32 | checksum.getValue())) {
            throw new DataFormatException("damaged: its checksum does not fit");
        }
        trailer = 0;
        trailerBytes = 0;
        checksum.reset();
        inflater.reset();
        header = new GzipHeader();
        part = Part.HEADER;
    }

    /** {@return whether what came is whole, or nothing has come} */
    boolean isWhole() {
        return part == Part.HEADER && header.isUntouched();
    }

    @Override
    public void close() {
        inflater.end();
    }

    private enum Part {
        HEADER,
        DATA,
        TRAILER
    }
}
