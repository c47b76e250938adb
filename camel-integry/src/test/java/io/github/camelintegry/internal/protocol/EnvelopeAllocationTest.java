package io.github.camelintegry.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is passed on as bytes is copied once, and nothing else is made of it. */
class EnvelopeAllocationTest {

    @Test
    void anOutputAsBytesCostsLittleMoreThanItself() throws Exception {
        String item = "{\"id\":123,\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\",\"score\":1.50},";
        String output = '[' + item.repeat(5_000_000 / item.length()) + "{}]";
        byte[] answer = ("{\"network_code\":\"200\",\"output\":" + output + ",\"next_page\":\"x\"}")
                .getBytes(StandardCharsets.UTF_8);
        EnvelopeReader reader = new EnvelopeReader(JsonCodec.DEFAULT);
        reader.read(Operation.FUNCTION, answer).output().count(JsonCodec.DEFAULT);
        reader.read(Operation.FUNCTION, answer).output().bytes();

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        JsonSlice found = reader.read(Operation.FUNCTION, answer).output();
        int records = found.count(JsonCodec.DEFAULT);
        byte[] bytes = found.bytes();
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(records).isEqualTo(5_000_000 / item.length() + 1);
        assertThat(bytes).hasSize(output.length());
        assertThat(allocated).isLessThan((long) (1.2 * answer.length));
    }
}
