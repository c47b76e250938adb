package io.github.camelintegry.internal.protocol;

import io.github.camelintegry.internal.util.Hashes;
import java.util.Arrays;

/**
 * HMAC-SHA256 with one key, as RFC 2104 has it. The runtime's own first starts all of its security providers, which would
 * hold up the first call over plain HTTP.
 */
final class HmacSha256 {

    private static final int BLOCK_BYTES = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final byte[] inner;
    private final byte[] outer;

    HmacSha256(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? Hashes.sha256(key) : key, BLOCK_BYTES);
        this.inner = mixed(block, INNER);
        this.outer = mixed(block, OUTER);
    }

    byte[] of(byte[] message) {
        return Hashes.sha256(outer, Hashes.sha256(inner, message));
    }

    private static byte[] mixed(byte[] block, byte pad) {
        byte[] mixed = new byte[BLOCK_BYTES];
        for (int i = 0; i < BLOCK_BYTES; i++) {
            mixed[i] = (byte) (block[i] ^ pad);
        }
        return mixed;
    }
}
