package io.github.camelintegry.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.simulator.internal.data.StandardUsers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorMainTest {

    @Test
    void setsWhatItIsTold() {
        try (IntegrySimulator simulator = SimulatorArguments.parse(
                        "--port=0",
                        "--persons=7",
                        "--page-size=2",
                        "--app-key=k",
                        "--app-secret=a=b",
                        "--latency=1",
                        "--trailing-empty-page=true",
                        "--numeric-network-code=true",
                        "--ends=Absent",
                        "--cursors=number")
                .start()) {
            TestClient.Reply reply = TestClient.of(simulator).call("pipedrive-get-all-persons", "{}");

            assertThat(simulator.persons().size()).isEqualTo(7);
            assertThat(simulator.appKey()).isEqualTo("k");
            assertThat(simulator.appSecret()).isEqualTo("a=b");
            assertThat(reply.json().get("network_code").isInt()).isTrue();
            assertThat(reply.json().get("output")).hasSize(2);
            assertThat(reply.json().get("next_page").isBigInteger()).isTrue();
        }
    }

    @Test
    void redirectsAsItIsTold() {
        try (IntegrySimulator simulator = SimulatorArguments.parse(
                        "--port=0", "--slashes=redirect", "--redirect-status=307")
                .start()) {
            HttpRequest.Builder request = TestClient.of(simulator).request("/apps/");

            assertThat(TestClient.send(request).status()).isEqualTo(307);
        }
    }

    @Test
    void namesUsersToTryWith() {
        assertThat(SimulatorArguments.help())
                .contains(StandardUsers.TWO_ACCOUNTS, StandardUsers.WORKSPACE_ONLY, StandardUsers.NO_ACCOUNTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--colour=red",
                "port=1",
                "--port",
                "--port=x",
                "--port=70000",
                "--latency=-1",
                "--trailing-empty-page=yes",
                "--page-size=0",
                "--ends=open",
                "--cursors=",
                "--slashes=maybe",
                "--redirect-status=303",
                "--credentials-anywhere=perhaps"
            })
    void namesWhatItCannotUse(String argument) {
        assertThatThrownBy(() -> SimulatorArguments.parse(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(argument);
    }

    @ParameterizedTest
    @CsvSource({"--persons=1,200", "--credentials-anywhere=true,200", "--credentials-anywhere=false,400"})
    void takesCredentialsFromTheQueryUnlessToldNotTo(String argument, int status) {
        try (IntegrySimulator simulator =
                SimulatorArguments.parse("--port=0", argument).start()) {
            String query = "?app_key=" + simulator.appKey() + "&user_id=u&hash=" + simulator.hash("u");

            assertThat(TestClient.send(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/apps" + query)))
                            .status())
                    .isEqualTo(status);
        }
    }

    @Test
    void greetsWithCallsThatWork() throws Exception {
        try (IntegrySimulator simulator = IntegrySimulator.start()) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            SimulatorMain.greet(simulator, new PrintStream(printed, true, StandardCharsets.UTF_8));

            String text = printed.toString(StandardCharsets.UTF_8);
            assertThat(text)
                    .contains(simulator.baseUrl(), "demo-app-key", "demo-app-secret")
                    .contains("Hash: " + simulator.hash("user-1"));
            assertThat(text.lines().filter(line -> line.startsWith("  curl "))).hasSize(3);
        }
    }

    @Test
    void exitsWith2OnAnUnknownOptionAndHelpsWithout() throws Exception {
        assertThat(run("--colour=red")).isEqualTo(2);
        assertThat(run("--help")).isZero();
        assertThat(SimulatorArguments.help()).contains("--port=", "--persons=", "--ends=", "--cursors=", "--help");
    }

    private static int run(String argument) throws Exception {
        List<String> command = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorMain.class.getName(),
                        argument)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
