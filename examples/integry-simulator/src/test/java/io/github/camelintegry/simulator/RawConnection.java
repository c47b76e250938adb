package io.github.camelintegry.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A socket to say exactly what a test means to say. */
final class RawConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final BufferedReader in;

    RawConnection(IntegrySimulator simulator) throws IOException {
        socket = new Socket("127.0.0.1", simulator.port());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void send(String text, Charset charset) throws IOException {
        socket.getOutputStream().write(text.getBytes(charset));
        socket.getOutputStream().flush();
    }

    String line() throws IOException {
        return in.readLine();
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
