package io.github.camelintegry.benchmarks.service;

/**
 * Where the stand-in listens, and with what it is called. It checks no signature, but every client makes one.
 *
 * @param scheme {@code http} or {@code https}
 * @param port   its port on the loopback interface
 */
public record Service(String scheme, int port) {

    /** Its address: a name would be resolved. */
    public static final String HOST = "127.0.0.1";

    /** The value of {@code App-Key}. */
    public static final String APP_KEY = "benchmark-key";

    /** What signatures are made with. */
    public static final String APP_SECRET = "benchmark-secret";

    /** On whose behalf every call is made. */
    public static final String USER_ID = "user-1";

    /** Where it listens without encryption. */
    public Service(int port) {
        this("http", port);
    }

    /** {@return where it listens with encryption} */
    public static Service encrypted(int port) {
        return new Service("https", port);
    }

    /** {@return the URL that every path is put behind} */
    public String baseUrl() {
        return scheme + "://" + HOST + ':' + port;
    }

    /** {@return the path of a function} */
    public static String path(String function) {
        return "/functions/" + function + '/';
    }
}
