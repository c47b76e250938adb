package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.fault.Faults;
import io.github.camelintegry.simulator.function.RecordStore;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.function.Users;
import io.github.camelintegry.simulator.internal.data.Catalogue;
import io.github.camelintegry.simulator.internal.data.CursorRule;
import io.github.camelintegry.simulator.internal.data.Samples;
import io.github.camelintegry.simulator.internal.data.StandardCatalogue;
import io.github.camelintegry.simulator.internal.data.StandardUsers;
import io.github.camelintegry.simulator.internal.http.Credentials;
import io.github.camelintegry.simulator.internal.http.CredentialsAnywhere;
import io.github.camelintegry.simulator.internal.http.Signature;
import io.github.camelintegry.simulator.internal.server.Entrance;
import io.github.camelintegry.simulator.internal.server.Listener;
import io.github.camelintegry.simulator.internal.server.Load;
import io.github.camelintegry.simulator.internal.server.OtherOrigins;
import io.github.camelintegry.simulator.internal.server.RequestHandler;
import io.github.camelintegry.simulator.internal.server.SlashRedirects;
import io.github.camelintegry.simulator.internal.service.AppEndpoints;
import io.github.camelintegry.simulator.internal.service.FunctionCalls;
import io.github.camelintegry.simulator.internal.service.FunctionEndpoints;
import io.github.camelintegry.simulator.internal.service.ListingPage;
import io.github.camelintegry.simulator.internal.service.Listings;
import io.github.camelintegry.simulator.internal.service.Service;
import io.github.camelintegry.simulator.internal.style.ActionStyle;
import io.github.camelintegry.simulator.internal.style.ResourceStyle;
import io.github.camelintegry.simulator.internal.util.Choice;
import io.github.camelintegry.simulator.journal.Journal;
import io.github.camelintegry.simulator.journal.Ledger;
import io.github.camelintegry.simulator.wire.CursorKind;
import io.github.camelintegry.simulator.wire.Ends;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.github.camelintegry.simulator.wire.Slashes;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * A running HTTP server, on 127.0.0.1, that answers as Integry does: real signatures, schemas, pages and errors, over
 * data of its own, in both styles of the API at once. All methods are thread-safe.
 *
 * <pre>{@code
 * try (IntegrySimulator simulator = IntegrySimulator.start()) {
 *     component.getConfiguration().setBaseUrl(simulator.baseUrl());
 *     ...
 *     assertThat(simulator.journal().entries("/functions/")).hasSize(3);
 * }
 * }</pre>
 */
public final class IntegrySimulator implements AutoCloseable {

    /** The App-Key unless told otherwise. */
    public static final String DEFAULT_APP_KEY = "demo-app-key";

    /** The App-Secret unless told otherwise. */
    public static final String DEFAULT_APP_SECRET = "demo-app-secret";

    private final Credentials credentials;
    private final Catalogue catalogue = new Catalogue();
    private final Users users = new Users(catalogue::title);
    private final Journal journal = new Journal();
    private final Ledger ledger = new Ledger();
    private final Faults faults = new Faults();
    private final Load load = new Load();
    private final RecordStore persons;
    private final Listener listener;
    private final RequestHandler requests;
    private final String baseUrl;
    private final AtomicBoolean closed = new AtomicBoolean();

    private IntegrySimulator(Builder builder) {
        credentials = new Credentials(builder.appKey, builder.appSecret);
        persons = new RecordStore(builder.persons, Samples::person);
        new StandardCatalogue(
                        catalogue, builder.pageSize, builder.trailingEmptyPage ? CursorRule.TRAILING : CursorRule.EXACT)
                .fill(persons);
        StandardUsers.fill(users, catalogue.apps().keySet());
        Service service = new Service(
                credentials,
                List.of(
                        new ActionStyle(builder.cursors, builder.ends),
                        new ResourceStyle(builder.cursors, builder.ends)),
                new AppEndpoints(catalogue, users, builder.listings),
                new FunctionEndpoints(catalogue, users, builder.listings, builder.cataloguePageSize),
                new FunctionCalls(
                        catalogue,
                        users,
                        ledger,
                        builder.numericNetworkCode
                                ? IntNode::valueOf
                                : code -> TextNode.valueOf(String.valueOf(code))));
        listener = new Listener(builder.vertx);
        String scheme = builder.certificate == null ? "http" : "https";
        Entrance entrance = new Entrance(
                builder.credentialsAnywhere ? new CredentialsAnywhere() : UnaryOperator.identity(),
                new SlashRedirects(builder.slashes, builder.redirectStatus, scheme));
        requests = new RequestHandler(listener.vertx(), entrance, service, faults, journal, load, builder.latency);
        listener.open(
                builder.port,
                builder.certificate,
                load,
                builder.credentialsAnywhere ? new OtherOrigins(requests) : requests);
        baseUrl = scheme + "://" + Listener.HOST + ":" + listener.port();
    }

    /** {@return a simulator with all defaults, on a free port} */
    public static IntegrySimulator start() {
        return builder().start();
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return {@code http://127.0.0.1:<port>}, or {@code https} with a certificate} */
    public String baseUrl() {
        return baseUrl;
    }

    /** {@return the port it listens on} */
    public int port() {
        return listener.port();
    }

    /** {@return the App-Key that it accepts} */
    public String appKey() {
        return credentials.appKey();
    }

    /** {@return the App-Secret that it checks with now} */
    public String appSecret() {
        return credentials.appSecret();
    }

    /** Rotates the App-Secret: from now on only hashes made with this one are accepted. */
    public void appSecret(String appSecret) {
        credentials.rotate(appSecret);
    }

    /** {@return the Hash of a user, made with the present App-Secret} */
    public String hash(String user) {
        return Signature.of(appSecret(), user);
    }

    /** From now on every answer waits so long, in whole milliseconds; what the call does is done before the wait. */
    public void latency(Duration latency) {
        requests.latency(latency);
    }

    /** {@return what was asked and answered so far} */
    public Journal journal() {
        return journal;
    }

    /** {@return how often marked calls were executed} */
    public Ledger ledger() {
        return ledger;
    }

    /** {@return what goes wrong, by default nothing} */
    public Faults faults() {
        return faults;
    }

    /** {@return the persons in Pipedrive; they can come and go while clients walk through them} */
    public RecordStore persons() {
        return persons;
    }

    /** {@return who has connected which app} */
    public Users users() {
        return users;
    }

    /** Short for {@link Users#disconnect(String, String)}. */
    public void disconnect(String user, String app) {
        users.disconnect(user, app);
    }

    /** Short for {@link Users#connect(String, String)}. */
    public void connect(String user, String app) {
        users.connect(user, app);
    }

    /** Registers a function, or replaces the one of that name. */
    public void function(SimulatedFunction function) {
        catalogue.function(function);
    }

    /**
     * Answers the next requests, one each, with these; whatever they ask for and whether or not they are authenticated.
     * What they ask for does not happen. Further answers queue up behind.
     */
    public void answerNext(RawAnswer... answers) {
        requests.queued().addAll(List.of(answers));
    }

    /** Drops what {@link #answerNext(RawAnswer...)} still holds. */
    public void clearAnswers() {
        requests.queued().clear();
    }

    /** {@return the number of open connections} */
    public int openConnections() {
        return load.connections();
    }

    /** {@return how many requests were in work at the same time, at most, since the last {@link #resetCounters()}} */
    public int maxConcurrentRequests() {
        return load.mostRequests();
    }

    /** Starts {@link #maxConcurrentRequests()} over, with the requests in work now. */
    public void resetCounters() {
        load.reset();
    }

    /** Closes the socket and all connections. Closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            listener.close();
        }
    }

    /** Settings of a simulator; each has a default. */
    public static final class Builder {

        private int port;
        private String appKey = DEFAULT_APP_KEY;
        private String appSecret = DEFAULT_APP_SECRET;
        private int persons = 130;
        private int pageSize = 50;
        private int cataloguePageSize = ListingPage.DEFAULT_SIZE;
        private boolean trailingEmptyPage;
        private Duration latency = Duration.ZERO;
        private boolean numericNetworkCode;
        private boolean credentialsAnywhere;
        private Slashes slashes = Choice.fromSystem("slashes", Slashes.AS_SENT);
        private int redirectStatus = 308;
        private Listings listings = Listings.PAGED;
        private Ends ends = Choice.fromSystem("ends", Ends.EXPLICIT);
        private CursorKind cursors = Choice.fromSystem("cursors", CursorKind.TEXT);
        private KeyCertOptions certificate;
        private Vertx vertx;

        private Builder() {}

        /** The port; 0, the default, takes a free one. */
        public Builder port(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("Not a port: " + port);
            }
            this.port = port;
            return this;
        }

        /** The App-Key that is accepted, by default {@link #DEFAULT_APP_KEY}. */
        public Builder appKey(String appKey) {
            this.appKey = Objects.requireNonNull(appKey, "appKey");
            return this;
        }

        /** The App-Secret that hashes are checked with, by default {@link #DEFAULT_APP_SECRET}. */
        public Builder appSecret(String appSecret) {
            this.appSecret = Objects.requireNonNull(appSecret, "appSecret");
            return this;
        }

        /** How many persons there are at the start, by default 130. A million costs no more memory than one. */
        public Builder persons(int persons) {
            this.persons = persons;
            return this;
        }

        /** How many records a call without {@code limit} answers at most, by default 50; at least 1. */
        public Builder pageSize(int pageSize) {
            if (pageSize < 1) {
                throw new IllegalArgumentException("A page holds at least one record, not " + pageSize);
            }
            this.pageSize = pageSize;
            return this;
        }

        /** How many functions a page of their listing holds, by default 50; at least 1. */
        public Builder cataloguePageSize(int cataloguePageSize) {
            if (cataloguePageSize < 1) {
                throw new IllegalArgumentException("A page holds at least one function, not " + cataloguePageSize);
            }
            this.cataloguePageSize = cataloguePageSize;
            return this;
        }

        /** Whether the last page of records comes with a cursor too, and then an empty page without; by default not. */
        public Builder trailingEmptyPage(boolean trailingEmptyPage) {
            this.trailingEmptyPage = trailingEmptyPage;
            return this;
        }

        /** How long every answer waits, by default not at all. */
        public Builder latency(Duration latency) {
            this.latency = RequestHandler.notNegative(latency);
            return this;
        }

        /** Whether {@code network_code} is a number; by default it is a string. */
        public Builder numericNetworkCode(boolean numericNetworkCode) {
            this.numericNetworkCode = numericNetworkCode;
            return this;
        }

        /**
         * How the last page of a call tells that it is the last one. The default is {@link Ends#EXPLICIT}, unless the
         * system property {@code integry.simulator.ends} says {@code absent}.
         */
        public Builder ends(Ends ends) {
            this.ends = Objects.requireNonNull(ends, "ends");
            return this;
        }

        /**
         * The JSON type of the cursors of calls. The default is {@link CursorKind#TEXT}, unless the system property
         * {@code integry.simulator.cursors} says {@code number} or {@code object}.
         */
        public Builder cursors(CursorKind cursors) {
            this.cursors = Objects.requireNonNull(cursors, "cursors");
            return this;
        }

        /**
         * Whether credentials are also taken from the query parameters or headers {@code app_key}, {@code user_id} and
         * {@code hash}, as the vendor's Node and browser clients send them; by default only from the three documented
         * headers. Pages of any origin can then ask too.
         */
        public Builder credentialsAnywhere(boolean credentialsAnywhere) {
            this.credentialsAnywhere = credentialsAnywhere;
            return this;
        }

        /**
         * What becomes of paths that end with a slash, or without; by default both are served, unless the system property
         * {@code integry.simulator.slashes} tells otherwise.
         */
        public Builder slashes(Slashes slashes) {
            this.slashes = Objects.requireNonNull(slashes, "slashes");
            return this;
        }

        /** The status of the redirects that {@link #slashes(Slashes)} asks for: 301, 302, 307 or, by default, 308. */
        public Builder redirectStatus(int redirectStatus) {
            this.redirectStatus = SlashRedirects.known(redirectStatus);
            return this;
        }

        /** Whether listings of apps and functions come whole and without a cursor; by default they come in pages. */
        public Builder unpagedListings(boolean unpagedListings) {
            this.listings = unpagedListings ? Listings.UNPAGED : Listings.PAGED;
            return this;
        }

        /** A certificate and its key: the simulator then speaks https, HTTP/2 included. */
        public Builder ssl(KeyCertOptions certificate) {
            this.certificate = certificate;
            return this;
        }

        /** A Vert.x to run on, which stays open; by default one with a single event loop that ends with the simulator. */
        public Builder vertx(Vertx vertx) {
            this.vertx = vertx;
            return this;
        }

        /**
         * {@return a running simulator}
         *
         * @throws IllegalStateException if it cannot listen on the port
         */
        public IntegrySimulator start() {
            return new IntegrySimulator(this);
        }
    }
}
