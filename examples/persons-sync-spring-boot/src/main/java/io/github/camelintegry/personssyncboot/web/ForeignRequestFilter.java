package io.github.camelintegry.personssyncboot.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of somebody else's makes a browser send, which reaches this machine although the page's author does
 * not, and carries the login that the browser remembers. The headers are read as they came: who may set
 * {@code X-Forwarded-Host} must not choose what this one goes by.
 */
class ForeignRequestFilter extends OncePerRequestFilter {

    private final Set<Origin> own;

    /** @param own the origins of this application besides loopback */
    ForeignRequestFilter(Set<Origin> own) {
        this.own = own;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = String.valueOf(request.getHeader(HttpHeaders.HOST));
        Optional<Origin> loopback = loopback(request, host);
        if (loopback.isEmpty() && own.stream().noneMatch(origin -> origin.isNamedBy(host))) {
            Refusal.send(
                    response,
                    HttpStatus.FORBIDDEN,
                    "This server goes by another name: open http://localhost:" + request.getLocalPort()
                            + " on its machine, or add the address that you use to web.origins");
        } else if (isFromElsewhere(request, loopback)) {
            Refusal.send(
                    response,
                    HttpStatus.FORBIDDEN,
                    "A page of another origin sent this. If it is this application's own, add its origin to web.origins");
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * The loopback origin that a request was sent to. A name of somebody else's that leads to loopback is none, so DNS
     * rebinding gets a page nothing.
     */
    private static Optional<Origin> loopback(HttpServletRequest request, String host) {
        return Origin.of(request.getScheme() + "://" + host)
                .filter(origin -> origin.isLoopback() && origin.port() == request.getLocalPort());
    }

    private boolean isFromElsewhere(HttpServletRequest request, Optional<Origin> loopback) {
        List<String> origins = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
        return !origins.stream().allMatch(text -> Origin.of(text)
                        .filter(origin -> own.contains(origin) || loopback.equals(Optional.of(origin)))
                        .isPresent())
                || isSentByAnotherSite(request);
    }

    /** Without {@code Origin}, as images and scripts are asked for, browsers say only how far away the page is. */
    private static boolean isSentByAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean link = HttpMethod.GET.matches(request.getMethod())
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
        return site != null && !Set.of("same-origin", "none").contains(site) && !link;
    }
}
