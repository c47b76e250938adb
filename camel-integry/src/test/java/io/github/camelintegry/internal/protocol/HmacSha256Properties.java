package io.github.camelintegry.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class HmacSha256Properties {

    /** Every second one is as long as a block of the hash, 64 bytes, or a byte off. */
    @Provide
    Arbitrary<byte[]> keys() {
        Arbitrary<Integer> lengths =
                Arbitraries.oneOf(Arbitraries.integers().between(1, 200), Arbitraries.of(63, 64, 65));
        return lengths.flatMap(length -> Arbitraries.bytes().array(byte[].class).ofSize(length));
    }

    @Property
    void givesWhatTheRuntimeGives(@ForAll("keys") byte[] key, @ForAll @Size(max = 300) byte[] message)
            throws GeneralSecurityException {
        byte[] given = Arrays.copyOf(key, key.length);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));

        HmacSha256 hmac = new HmacSha256(key);
        assertThat(hmac.of(message)).isEqualTo(mac.doFinal(message));
        assertThat(hmac.of(message)).as("the same again").isEqualTo(mac.doFinal(message));
        assertThat(key).as("left as it was").isEqualTo(given);
    }
}
