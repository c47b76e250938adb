package io.github.camelintegry.benchmarks.service;

import io.github.camelintegry.benchmarks.measure.ChildJvm;
import java.io.IOException;
import java.util.List;

/** The stand-in, running in a process of its own until it is closed. */
public final class ServerProcess implements AutoCloseable {

    private final ChildJvm jvm;
    private final Service service;

    /** Starts it without encryption, and waits until it listens. */
    public ServerProcess() throws IOException {
        this.jvm = start(List.of());
        this.service = new Service(Integer.parseInt(jvm.line()));
    }

    /** Starts it with encryption, and waits until it listens. */
    public ServerProcess(Certificate certificate) throws IOException {
        this.jvm = start(List.of(certificate.store().toString()));
        this.service = Service.encrypted(Integer.parseInt(jvm.line()));
    }

    private static ChildJvm start(List<String> arguments) throws IOException {
        return ChildJvm.start(CannedServer.class, List.of("-Xmx1g"), arguments);
    }

    /** {@return where it listens} */
    public Service service() {
        return service;
    }

    @Override
    public void close() {
        jvm.close();
    }
}
