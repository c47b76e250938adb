package io.github.camelintegry.benchmarks.starts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.benchmarks.service.Certificate;
import io.github.camelintegry.benchmarks.service.Service;
import java.nio.file.Path;
import org.apache.camel.main.Main;

/**
 * Starts Camel Main, makes one encrypted call, reads a field of its answer, and says what this JVM had taken by then.
 * It knows the component by its URI only, so that it can be run with an older one.
 */
public final class FirstHttpsCall {

    private static final String TRUST = "trust";

    private FirstHttpsCall() {}

    /** Calls; the arguments are the port of the server, a {@link By}, and the key store of the server's certificate. */
    public static void main(String[] arguments) throws Exception {
        Service service = Service.encrypted(Integer.parseInt(arguments[0]));
        Main main = new Main();
        main.bind(TRUST, new Certificate(Path.of(arguments[2])).trust());
        JsonNode output = (JsonNode) FirstCall.answer(
                main, By.valueOf(arguments[1]).route(FirstCall.START, service, "sslContextParameters=#" + TRUST));
        String name = output.path(0).path("name").asText();
        Start start = Start.now();
        if (!name.startsWith("Ada")) {
            throw new IllegalStateException("Not the answer that was asked for: " + output);
        }
        start.print();
        main.stop();
    }
}
