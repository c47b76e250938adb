package io.github.camelintegry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.position.DurableFileStateRepository;
import io.github.camelintegry.position.JdbcCursorRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A sync in a process of its own, which a test can kill. It appends one line to a file for each page, and one at the end
 * of a walk; then it stays idle.
 */
final class SyncProcess {

    private static final String PERSONS =
            "integry:function/pipedrive-get-all-persons?userId=u1&initialDelay=0&delay=200"
                    + "&parameters.limit=5&sendEndOfWalk=true&maxConnections=1";

    private SyncProcess() {}

    /**
     * Arguments: base URL, app key, app secret, API style, folder, name, and {@code memory}, {@code file}, {@code master} or the
     * URL of a PostgreSQL.
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[4]);
        String name = args[5];
        String mode = args[6];
        DefaultCamelContext context = new DefaultCamelContext();
        IntegryComponent component = context.getComponent("integry", IntegryComponent.class);
        component.getConfiguration().setBaseUrl(args[0]);
        component.getConfiguration().setAppKey(args[1]);
        component.getConfiguration().setAppSecret(args[2]);
        component.getConfiguration().setApiStyle(args[3]);
        if (mode.startsWith("jdbc:")) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(mode);
            component.getConfiguration().setCursorRepository(new JdbcCursorRepository(database));
        } else if (!mode.equals("memory")) {
            component.getConfiguration().setCursorRepository(new DurableFileStateRepository(folder.resolve("cursors")));
        }
        if (mode.equals("master")) {
            FileLockClusterService cluster = new FileLockClusterService();
            cluster.setId(name);
            cluster.setRoot(folder.resolve("cluster").toString());
            cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
            cluster.setAcquireLockInterval(500, TimeUnit.MILLISECONDS);
            context.addService(cluster);
        }
        FileChannel pages = FileChannel.open(
                folder.resolve("pages"),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.WRITE);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(mode.equals("master") ? "master:sync:" + PERSONS : PERSONS)
                        .process(exchange -> append(pages, line(name, exchange)))
                        .delay(5);
            }
        });
        context.start();
        new CountDownLatch(1).await();
    }

    private static String line(String name, Exchange exchange) {
        if (exchange.getIn().getHeader("CamelIntegryEndOfWalk", false, Boolean.class)) {
            return name + " end\n";
        }
        String ids = exchange.getIn()
                .getBody(JsonNode.class)
                .valueStream()
                .map(person -> person.get("id").asText())
                .collect(Collectors.joining(" "));
        return name + " " + exchange.getIn().getHeader("CamelIntegryPageNumber") + " " + ids + "\n";
    }

    private static void append(FileChannel pages, String line) {
        try {
            pages.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one. */
    static Process start(IntegryFixture fixture, Path folder, String name, String mode) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SyncProcess.class.getName()));
        command.addAll(List.of(
                fixture.simulator.baseUrl(),
                fixture.simulator.appKey(),
                fixture.simulator.appSecret(),
                fixture.component.getConfiguration().getApiStyle(),
                folder.toString(),
                name,
                mode));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    /** The lines so far. */
    static List<String> lines(Path folder) {
        try {
            Path pages = folder.resolve("pages");
            return Files.exists(pages) ? Files.readAllLines(pages) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
