package io.github.camelintegry.internal.client.body;

import java.util.zip.DataFormatException;

/** The header of gzip's format (RFC 1952), byte by byte as it comes. Nothing in it is of use here; it is passed over. */
final class GzipHeader {

    private static final int[] BEGIN = {0x1f, 0x8b, 8};
    private static final int FLAGS_AT = 3;
    private static final int FIXED = 10;
    private static final int RESERVED = 0xe0;

    private Part part = Part.FIXED;
    private int read;
    private int flags;
    private int extra;

    /** {@return whether nothing of it has come} */
    boolean isUntouched() {
        return part == Part.FIXED && read == 0;
    }

    /** {@return whether this byte was its last} */
    boolean take(byte next) throws DataFormatException {
        int value = next & 0xff;
        boolean last =
                switch (part) {
                    case FIXED -> fixed(value);
                    case EXTRA_SIZE -> extraSize(value);
                    case EXTRA -> ++read == extra;
                    case NAME, COMMENT -> value == 0;
                    case CHECKSUM -> ++read == 2;
                    case NONE -> throw new IllegalStateException("the header is complete");
                };
        return last && goOn();
    }

    private boolean fixed(int value) throws DataFormatException {
        if (read < BEGIN.length && value != BEGIN[read]) {
            throw new DataFormatException("not in gzip format");
        }
        if (read == FLAGS_AT) {
            flags = value;
            if ((flags & RESERVED) != 0) {
                throw new DataFormatException("in a gzip format that is not known");
            }
        }
        return ++read == FIXED;
    }

    private boolean extraSize(int value) {
        extra |= value << (8 * read);
        return ++read == 2;
    }

    /** To the next part that there is. */
    private boolean goOn() {
        read = 0;
        do {
            part = Part.values()[part.ordinal() + 1];
        } while (part != Part.NONE && ((flags & part.flag) == 0 || part == Part.EXTRA && extra == 0));
        return part == Part.NONE;
    }

    /** In their order, each with the flag that says that it is there. */
    private enum Part {
        FIXED(0),
        EXTRA_SIZE(4),
        EXTRA(4),
        NAME(8),
        COMMENT(16),
        CHECKSUM(2),
        NONE(0);

        private final int flag;

        Part(int flag) {
            this.flag = flag;
        }
    }
}
