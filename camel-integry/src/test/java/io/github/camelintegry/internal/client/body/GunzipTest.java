package io.github.camelintegry.internal.client.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Decompression, whatever the pieces are in which the stream comes and the room that there is. */
class GunzipTest {

    private static final byte[] TEXT = "so much, so much, so much ".repeat(500).getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(5);

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(stream)) {
            gzip.write(plain);
        }
        return stream.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** {@return what came out, or {@code null} if the stream does not end} */
    private byte[] gunzip(byte[] stream) throws DataFormatException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (Gunzip gunzip = new Gunzip()) {
            for (int at = 0; at < stream.length; ) {
                int piece = Math.min(1 + random.nextInt(40), stream.length - at);
                gunzip.feed(Arrays.copyOfRange(stream, at, at + piece));
                at += piece;
                int from = random.nextInt(3);
                byte[] room = new byte[from + 1 + random.nextInt(20)];
                int count;
                while ((count = gunzip.read(room, from)) > 0) {
                    plain.write(room, from, count);
                }
            }
            return gunzip.isWhole() ? plain.toByteArray() : null;
        }
    }

    @Test
    void bringsBackWhatWasCompressed() throws Exception {
        byte[] noise = new byte[5_000];
        random.nextBytes(noise);
        for (byte[] plain : new byte[][] {{}, {7}, TEXT, noise}) {
            assertThat(gunzip(gzip(plain))).isEqualTo(plain);
        }
    }

    @Test
    void takesOneStreamBehindAnotherForOne() throws Exception {
        assertThat(gunzip(joined(gzip(TEXT), gzip(new byte[0]), gzip(TEXT)))).isEqualTo(joined(TEXT, TEXT));
    }

    @Test
    void passesOverAllThatAHeaderMayHold() throws Exception {
        byte[] plain = gzip(TEXT);
        byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
        for (int flags = 0; flags < 32; flags++) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            stream.writeBytes(new byte[] {0x1f, (byte) 0x8b, Deflater.DEFLATED, (byte) flags, 1, 2, 3, 4, 0, 3});
            if ((flags & 4) != 0) {
                int extra = flags % 3 * 130;
                stream.writeBytes(new byte[] {(byte) extra, (byte) (extra >> 8)});
                stream.writeBytes(new byte[extra]);
            }
            if ((flags & 8) != 0) {
                stream.writeBytes("name\0".getBytes(StandardCharsets.UTF_8));
            }
            if ((flags & 16) != 0) {
                stream.writeBytes("\0".getBytes(StandardCharsets.UTF_8));
            }
            if ((flags & 2) != 0) {
                CRC32 checksum = new CRC32();
                checksum.update(stream.toByteArray());
                stream.write((int) checksum.getValue());
                stream.write((int) checksum.getValue() >> 8);
            }
            stream.writeBytes(body);
            assertThat(gunzip(stream.toByteArray())).as("flags " + flags).isEqualTo(TEXT);
        }
    }

    @Test
    void noticesEachCut() throws Exception {
        byte[] whole = gzip(TEXT);
        for (int length = 1; length < whole.length; length++) {
            assertThat(gunzip(Arrays.copyOf(whole, length)))
                    .as("cut to " + length)
                    .isNull();
        }
    }

    @Test
    void refusesEachDamageAndWhatIsBehindTheEnd() throws Exception {
        byte[] whole = gzip(TEXT);
        for (int at = 10; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            // some bits say nothing: those that fill up the last byte of the compressed data
            assertThat(accepted(damaged)).as("damaged at " + at).isIn(null, TEXT);
        }
        assertThat(catchThrowable(() -> gunzip(joined(whole, new byte[1])))).isInstanceOf(DataFormatException.class);
        assertThat(catchThrowable(() -> gunzip(TEXT))).isInstanceOf(DataFormatException.class);
    }

    private byte[] accepted(byte[] stream) {
        try {
            return gunzip(stream);
        } catch (DataFormatException e) {
            return null;
        }
    }
}
