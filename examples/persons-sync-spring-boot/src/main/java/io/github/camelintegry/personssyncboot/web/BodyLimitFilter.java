package io.github.camelintegry.personssyncboot.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies over 1 MB, also those that do not say beforehand how long they are, whatever they are for. */
class BodyLimitFilter extends OncePerRequestFilter {

    private static final int MAX_BYTES = 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= MAX_BYTES) {
            byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
            if (body.length <= MAX_BYTES) {
                chain.doFilter(new WithBody(request, body), response);
                return;
            }
        }
        Refusal.send(response, HttpStatus.PAYLOAD_TOO_LARGE, "The body of a request may have 1 MB at most");
    }

    /** A request whose body has been read. */
    private static final class WithBody extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        WithBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    return body.read(bytes, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("Nothing here is read asynchronously");
                }
            };
        }
    }
}
