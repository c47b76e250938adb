package io.github.camelintegry.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Keys shorter than a block of the hash, as long as one, and longer. */
class HmacSha256Properties {

    @Property
    void givesWhatTheRuntimeGives(@ForAll @Size(min = 1, max = 200) byte[] key, @ForAll @Size(max = 300) byte[] message)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));

        HmacSha256 hmac = new HmacSha256(key);
        assertThat(hmac.of(message)).isEqualTo(mac.doFinal(message));
        assertThat(hmac.of(message)).as("the same again").isEqualTo(mac.doFinal(message));
    }
}
