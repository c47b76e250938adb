package io.github.camelintegry;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorBuilder;

/** Fixtures whose calls go over one version of HTTP. */
final class HttpVersions {

    private HttpVersions() {}

    /** {@return a fixture over HTTP/2 with encryption, or over HTTP/1.1 without encryption} */
    static IntegryFixture fixture(String version) {
        return fixture(version, IntegrySimulator.builder());
    }

    /** {@return the same, of a simulator that is set up otherwise} */
    static IntegryFixture fixture(String version, IntegrySimulatorBuilder simulator) {
        if (!version.equals("HTTP/2")) {
            return new IntegryFixture(simulator.start());
        }
        OwnCertificate certificate = OwnCertificate.get();
        IntegryFixture fixture =
                new IntegryFixture(simulator.ssl(certificate.key()).start());
        fixture.component.getConfiguration().setBaseUrl("https://localhost:" + fixture.simulator.port());
        fixture.component.getConfiguration().setSslContextParameters(certificate.trust());
        return fixture;
    }
}
