package io.github.camelintegry.internal.client.trouble;

import io.github.camelintegry.internal.client.address.Target;
import io.github.camelintegry.internal.util.Causes;
import io.github.camelintegry.internal.util.Texts;
import io.netty.handler.proxy.ProxyConnectException;
import io.vertx.core.VertxException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Explains why no connection came about. */
public final class ConnectTrouble {

    private ConnectTrouble() {}

    /**
     * {@return what a failure to connect means}
     *
     * @param patience how long it was tried
     */
    public static Trouble of(Throwable failure, Target target, Duration patience) {
        if (failure instanceof TimeoutException) {
            return Trouble.passing(
                    "not within " + patience.toMillis() + " ms, see connectTimeout and retryTimeout",
                    "Check " + target.options() + ", and that no firewall swallows what is sent there"
                            + byProxy(target));
        }
        ProxyConnectException refused = Causes.find(ProxyConnectException.class, failure);
        if (refused != null) {
            return ProxyTrouble.ofConnect(refused, target);
        }
        Trouble tls = target.service().ssl() ? TlsTrouble.of(failure, target) : null;
        if (tls != null) {
            return tls;
        }
        return ofNetwork(failure, target);
    }

    /** {@return what it means that a name was not resolved} */
    public static Trouble unresolved(Throwable failure, Target target, Duration patience) {
        String why = "the name " + target.name() + " was not found";
        String option = target.proxy() == null ? "the host in baseUrl" : "proxyHost";
        if (failure instanceof TimeoutException) {
            return Trouble.passing(
                    why + " within " + patience.toMillis() + " ms, see connectTimeout and retryTimeout",
                    "Check the name service (DNS) of this machine, and " + option);
        }
        return failure instanceof UnknownHostException
                ? Trouble.passing(
                        why, "Check " + option + ", and the name service (DNS) of this machine" + byProxy(target))
                : ofNetwork(failure, target);
    }

    private static Trouble ofNetwork(Throwable failure, Target target) {
        Throwable cause = failure.getCause() instanceof SocketException inner ? inner : failure;
        if (cause instanceof NoRouteToHostException || isUnreachable(cause)) {
            return Trouble.passing(
                    "there is no way through the network to it",
                    "Check " + target.options() + ", and network, routes and firewall of this machine"
                            + byProxy(target));
        }
        if (cause instanceof ConnectException) {
            return Trouble.passing(
                    "connection refused: nothing listens at " + target.hop() + ", or a firewall turns away",
                    "Check " + target.options());
        }
        if (cause instanceof VertxException && target.service().ssl()) {
            return TlsTrouble.closedAfterwards(target);
        }
        return Trouble.passing(name(cause), "Check " + target.options() + ", and the network between");
    }

    private static boolean isUnreachable(Throwable cause) {
        String text = cause.getMessage();
        return cause instanceof SocketException && text != null && text.contains("unreachable");
    }

    private static String name(Throwable cause) {
        String text = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return text == null ? name : name + ": " + Texts.excerpt(text);
    }

    /** For who has forgotten it: behind a firewall, many a network is left by a proxy only. */
    private static String byProxy(Target target) {
        return target.proxy() == null
                ? ". Where only a proxy leads out, set proxyHost and proxyPort"
                : ". The proxy may also not reach " + target.service().authority();
    }
}
