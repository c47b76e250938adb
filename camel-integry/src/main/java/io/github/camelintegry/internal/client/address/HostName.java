package io.github.camelintegry.internal.client.address;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of hosts as users write them, and as the network has them. */
public final class HostName {

    /** As in URLs, with underscores besides; the last label begins with a letter, so that it is no address. */
    private static final Pattern UNDERSCORED =
            Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9_-]{0,62}\\.)*[A-Za-z_][A-Za-z0-9_-]{0,62}\\.?");

    private HostName() {}

    /** {@return whether these are letters of other scripts or underscores, which a URI does not know in a host} */
    static boolean isUnusual(String host) {
        return host.indexOf('_') >= 0 || host.chars().anyMatch(letter -> letter > 127);
    }

    /**
     * {@return the host in ASCII and lower case, without brackets: one text for all spellings of a name}
     *
     * @param option whose value it is
     * @throws IllegalArgumentException if there can be no such host
     */
    public static String of(String option, String host) {
        return ascii(option, host).toLowerCase(Locale.ROOT);
    }

    private static String ascii(String option, String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return host.substring(1, host.length() - 1);
        }
        if (!isUnusual(host)) {
            return host;
        }
        if (host.indexOf('_') >= 0) {
            if (!UNDERSCORED.matcher(host).matches()) {
                throw new IllegalArgumentException(option + " names a host with an underscore and other letters that"
                        + " no name may have beside it: write it in letters a to z, digits, hyphens and dots");
            }
            return host;
        }
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    option + " names a host that no internationalized name can be (" + e.getMessage()
                            + "): write it as the network has it, with xn--",
                    e);
        }
    }

    /** {@return the host as URLs, headers and messages have it: only an address of IPv6 has colons} */
    static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? '[' + host + ']' : host;
    }
}
