package io.github.camelintegry.internal.client.trouble;

import io.github.camelintegry.internal.client.address.ProxySettings;
import io.github.camelintegry.internal.client.address.Target;
import io.github.camelintegry.internal.util.Texts;
import io.netty.handler.proxy.HttpProxyHandler.HttpProxyConnectException;
import io.netty.handler.proxy.ProxyConnectException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains what a proxy says instead of letting a call through: nothing of that is Integry's word. */
public final class ProxyTrouble {

    /** What came was no answer of HTTP: Netty's own status. */
    private static final int UNREADABLE = 999;

    private static final int MAX_CHARACTERS = 200;
    private static final Pattern STATUS = Pattern.compile("status: (\\d{3})");

    private ProxyTrouble() {}

    /** {@return why a proxy opened no tunnel} */
    static Trouble ofConnect(ProxyConnectException failure, Target target) {
        // the only place where Netty tells it
        Matcher status = STATUS.matcher(String.valueOf(failure.getMessage()));
        if (!(failure instanceof HttpProxyConnectException answered) || !status.find()) {
            return Trouble.passing(
                    "the proxy ended the connection without an answer to CONNECT",
                    "Check that proxyHost and proxyPort are those of a proxy for HTTP, which is spoken to without"
                            + " encryption");
        }
        List<String> schemes =
                answered.headers() == null ? List.of() : answered.headers().getAll("Proxy-Authenticate");
        return ofStatus(Integer.parseInt(status.group(1)), schemes, target);
    }

    private static Trouble ofStatus(int status, List<String> schemes, Target target) {
        String service = target.service().authority();
        return switch (status) {
            case 407 -> login("the proxy", Objects.requireNonNull(target.proxy()), schemes);
            case 401, 403 ->
                Trouble.lasting(
                        "the proxy answered " + status + ": it does not allow a connection to " + service,
                        "Have whoever runs the proxy allow CONNECT to " + service
                                + "; Integry has not seen the call, so appKey and appSecret play no part");
            case UNREADABLE ->
                Trouble.lasting(
                        "what answered there is no proxy for HTTP, or one that wants encryption itself",
                        "Check proxyHost and proxyPort");
            default ->
                mayPass(status)
                        ? Trouble.passing(
                                "the proxy answered " + status + ": it does not get through to " + service
                                        + ", or has too much to do",
                                "Check that the proxy can reach " + service + " and knows its name")
                        : Trouble.lasting(
                                "the proxy answered " + status + " to CONNECT: it may be no proxy for https",
                                "Check proxyHost and proxyPort, and that the proxy allows CONNECT to " + service);
        };
    }

    /** Proxies have statuses of their own for a service that they do not reach, such as 521; 501 and 505 stay. */
    private static boolean mayPass(int status) {
        return status == 408 || status == 429 || status >= 500 && status != 501 && status != 505;
    }

    /** {@return what a 403 means that is not in Integry's words, over plain http} */
    public static Trouble likelyRefusal(Target target) {
        return Trouble.lasting(
                "most likely it is " + target.proxyName()
                        + " that answered 403, since the answer is not Integry's JSON",
                "Have whoever runs the proxy allow calls to " + target.service().authority()
                        + "; only if it does, check appKey and appSecret");
    }

    /**
     * {@return what it means that the answer to a call is 407: it is always the word of a proxy}
     *
     * @param schemes what the proxy would take, as its headers {@code Proxy-Authenticate} say
     */
    public static Trouble ofAnswer(List<String> schemes, Target target) {
        ProxySettings proxy = target.isReadByProxy() ? target.proxy() : null;
        return proxy == null
                ? Trouble.lasting(
                        "a proxy that no option names answered 407: it wants a user and a password",
                        "Set proxyHost, proxyPort, proxyUser and proxyPassword to those of that proxy, or have whoever"
                                + " runs it let calls to " + target.service().authority() + " pass")
                : login(String.valueOf(target.proxyName()), proxy, schemes);
    }

    private static Trouble login(String name, ProxySettings proxy, List<String> schemes) {
        boolean basic = schemes.isEmpty()
                || schemes.stream()
                        .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains("basic"));
        if (!basic) {
            return Trouble.lasting(
                    name + " answered 407: it wants to know who asks, but by another way than Basic ("
                            + Texts.excerpt(String.join(", ", schemes), MAX_CHARACTERS) + ')',
                    "Have whoever runs the proxy allow Basic, or this machine without a password: nothing else is"
                            + " spoken here");
        }
        return proxy.user() == null
                ? Trouble.lasting(
                        name + " answered 407: it wants a user and a password", "Set proxyUser and proxyPassword")
                : Trouble.lasting(
                        name + " answered 407: it does not accept this user and password",
                        "Check proxyUser and proxyPassword");
    }
}
