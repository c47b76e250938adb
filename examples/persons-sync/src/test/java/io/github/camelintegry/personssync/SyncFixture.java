package io.github.camelintegry.personssync;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The example's routes as with an account, whose part a simulator of the test's own plays; everything is polled fast. */
final class SyncFixture implements AutoCloseable {

    static final String USER = "user-7";

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    final Main main = new Main();
    final AtomicInteger walks = new AtomicInteger();
    final IntegrySimulator simulator;
    final Path folder;

    SyncFixture(IntegrySimulator simulator, Path folder) {
        this.simulator = simulator;
        this.folder = folder;
        main.addOverrideProperty("sync.folder", folder.toString());
        main.addOverrideProperty("integry.base-url", simulator.baseUrl());
        main.addOverrideProperty("integry.app-key", simulator.appKey());
        main.addOverrideProperty("integry.app-secret", simulator.appSecret());
        main.addOverrideProperty("integry.user-id", USER);
        main.addOverrideProperty("sync.every", "100");
        main.addOverrideProperty("sync.page-size", "20");
        main.addOverrideProperty("inbox.every", "100");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:compare").process(exchange -> walks.incrementAndGet());
            }
        });
    }

    SyncFixture with(String property, String value) {
        main.addOverrideProperty(property, value);
        return this;
    }

    SyncFixture start() {
        main.start();
        return this;
    }

    DataSource database() {
        return main.getCamelContext().getRegistry().findSingleByType(DataSource.class);
    }

    JdbcClient sql() {
        return JdbcClient.create(database());
    }

    Comparison comparison() {
        return Comparison.of(database(), simulator);
    }

    /** Puts a file into the inbox, whole at once. */
    void drop(String name, String content) throws IOException {
        Path written = Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
        Files.move(
                written,
                Files.createDirectories(folder.resolve("inbox")).resolve(name),
                StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        main.stop();
        simulator.close();
    }
}
