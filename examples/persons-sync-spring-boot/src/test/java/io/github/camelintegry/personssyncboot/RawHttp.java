package io.github.camelintegry.personssyncboot;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says over a socket exactly what a test means to say: Java's clients set {@code Host} and {@code Origin} themselves. */
record RawHttp(int port) {

    private static final int TIMEOUT_MILLIS = 10_000;

    /** What came until the connection ended. */
    record Answer(int status, String text) {

        static Answer of(String text) {
            return new Answer(Integer.parseInt(text.split(" ", 3)[1]), text);
        }
    }

    /**
     * Sends a request without a body.
     *
     * @param headers one a line; {@code PORT} in them is the port
     */
    Answer send(String requestLine, String... headers) throws IOException {
        return exchange(head(requestLine, headers) + "\r\n");
    }

    /** Sends a body, and beforehand how long it is. */
    Answer withLength(String requestLine, String body) throws IOException {
        String length = "Content-Length: " + body.length();
        return exchange(
                head(requestLine, "Host: localhost:PORT", "Content-Type: application/json", length) + "\r\n" + body);
    }

    /** Sends a body in chunks, so that nothing tells beforehand how long it is. */
    Answer chunked(String requestLine, String body) throws IOException {
        return chunked(requestLine, "application/json", body);
    }

    /** Sends a body of this type in chunks. */
    Answer chunked(String requestLine, String type, String body) throws IOException {
        int size = 64 * 1024;
        StringBuilder text = new StringBuilder(
                head(requestLine, "Host: localhost:PORT", "Content-Type: " + type, "Transfer-Encoding: chunked")
                        + "\r\n");
        for (int start = 0; start < body.length(); start += size) {
            String chunk = body.substring(start, Math.min(body.length(), start + size));
            text.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return exchange(text + "0\r\n\r\n");
    }

    private String head(String requestLine, String... headers) {
        return requestLine + " HTTP/1.1\r\nConnection: close\r\n"
                + String.join("\r\n", headers).replace("PORT", String.valueOf(port)) + "\r\n";
    }

    private Answer exchange(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
