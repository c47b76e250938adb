package io.github.camelintegry.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A socket to say exactly what a test means to say. */
public final class RawConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    /** What came until the connection ended, and whether a reset ended it. */
    public record Received(String text, boolean reset) {

        public String head() {
            return text.substring(0, text.indexOf("\r\n\r\n"));
        }

        public String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }

    private final Socket socket;
    private final BufferedReader in;

    public RawConnection(IntegrySimulator simulator) throws IOException {
        socket = new Socket("127.0.0.1", simulator.port());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    public void send(String text, Charset charset) throws IOException {
        socket.getOutputStream().write(text.getBytes(charset));
        socket.getOutputStream().flush();
    }

    /** Calls a function as an authenticated user who would take compressed answers. */
    public void call(IntegrySimulator simulator, String function, String json) throws IOException {
        send(
                "POST /functions/" + function + "/ HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nApp-Key: "
                        + simulator.appKey() + "\r\nUser-ID: user-1\r\nHash: " + simulator.hash("user-1")
                        + "\r\nContent-Length: " + json.length() + "\r\n\r\n" + json,
                StandardCharsets.ISO_8859_1);
    }

    public String line() throws IOException {
        return in.readLine();
    }

    public int read() throws IOException {
        return in.read();
    }

    public Received untilEnd() throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
            return new Received(text.toString(), false);
        } catch (SocketException reset) {
            return new Received(text.toString(), true);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
