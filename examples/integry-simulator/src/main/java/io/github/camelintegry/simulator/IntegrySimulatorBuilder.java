package io.github.camelintegry.simulator;

import io.github.camelintegry.simulator.internal.server.RequestHandler;
import io.github.camelintegry.simulator.internal.server.SlashRedirects;
import io.github.camelintegry.simulator.internal.service.ListingPage;
import io.github.camelintegry.simulator.internal.service.Listings;
import io.github.camelintegry.simulator.internal.util.Choice;
import io.github.camelintegry.simulator.wire.CursorKind;
import io.github.camelintegry.simulator.wire.Ends;
import io.github.camelintegry.simulator.wire.Slashes;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.time.Duration;
import java.util.Objects;

/** Settings of a simulator; each has a default. */
public final class IntegrySimulatorBuilder {

    int port;
    String appKey = IntegrySimulator.DEFAULT_APP_KEY;
    String appSecret = IntegrySimulator.DEFAULT_APP_SECRET;
    int persons = 130;
    int pageSize = 50;
    int cataloguePageSize = ListingPage.DEFAULT_SIZE;
    boolean trailingEmptyPage;
    Duration latency = Duration.ZERO;
    boolean numericNetworkCode;
    boolean credentialsAnywhere;
    Slashes slashes = Choice.fromSystem("slashes", Slashes.AS_SENT);
    int redirectStatus = 308;
    Listings listings = Listings.PAGED;
    Ends ends = Choice.fromSystem("ends", Ends.EXPLICIT);
    CursorKind cursors = Choice.fromSystem("cursors", CursorKind.TEXT);
    KeyCertOptions certificate;
    Vertx vertx;

    IntegrySimulatorBuilder() {}

    /** The port; 0, the default, takes a free one. */
    public IntegrySimulatorBuilder port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Not a port: " + port);
        }
        this.port = port;
        return this;
    }

    /** The App-Key that is accepted, by default {@link IntegrySimulator#DEFAULT_APP_KEY}. */
    public IntegrySimulatorBuilder appKey(String appKey) {
        this.appKey = Objects.requireNonNull(appKey, "appKey");
        return this;
    }

    /** The App-Secret that hashes are checked with, by default {@link IntegrySimulator#DEFAULT_APP_SECRET}. */
    public IntegrySimulatorBuilder appSecret(String appSecret) {
        this.appSecret = Objects.requireNonNull(appSecret, "appSecret");
        return this;
    }

    /** How many persons there are at the start, by default 130. A million costs no more memory than one. */
    public IntegrySimulatorBuilder persons(int persons) {
        this.persons = persons;
        return this;
    }

    /** How many records a call without {@code limit} answers at most, by default 50; at least 1. */
    public IntegrySimulatorBuilder pageSize(int pageSize) {
        if (pageSize < 1) {
            throw new IllegalArgumentException("A page holds at least one record, not " + pageSize);
        }
        this.pageSize = pageSize;
        return this;
    }

    /** How many functions a page of their listing holds, by default 50; at least 1. */
    public IntegrySimulatorBuilder cataloguePageSize(int cataloguePageSize) {
        if (cataloguePageSize < 1) {
            throw new IllegalArgumentException("A page holds at least one function, not " + cataloguePageSize);
        }
        this.cataloguePageSize = cataloguePageSize;
        return this;
    }

    /** Whether the last page of records comes with a cursor too, and then an empty page without; by default not. */
    public IntegrySimulatorBuilder trailingEmptyPage(boolean trailingEmptyPage) {
        this.trailingEmptyPage = trailingEmptyPage;
        return this;
    }

    /** How long every answer waits, by default not at all. */
    public IntegrySimulatorBuilder latency(Duration latency) {
        this.latency = RequestHandler.notNegative(latency);
        return this;
    }

    /** Whether {@code network_code} is a number; by default it is a string. */
    public IntegrySimulatorBuilder numericNetworkCode(boolean numericNetworkCode) {
        this.numericNetworkCode = numericNetworkCode;
        return this;
    }

    /**
     * How the last page of a call tells that it is the last one. The default is {@link Ends#EXPLICIT}, unless the
     * system property {@code integry.simulator.ends} says {@code absent}.
     */
    public IntegrySimulatorBuilder ends(Ends ends) {
        this.ends = Objects.requireNonNull(ends, "ends");
        return this;
    }

    /**
     * The JSON type of the cursors of calls. The default is {@link CursorKind#TEXT}, unless the system property
     * {@code integry.simulator.cursors} says {@code number} or {@code object}.
     */
    public IntegrySimulatorBuilder cursors(CursorKind cursors) {
        this.cursors = Objects.requireNonNull(cursors, "cursors");
        return this;
    }

    /**
     * Whether credentials are also taken from the query parameters or headers {@code app_key}, {@code user_id} and
     * {@code hash}, as the vendor's Node and browser clients send them; by default only from the three documented
     * headers. Pages of any origin can then ask too.
     */
    public IntegrySimulatorBuilder credentialsAnywhere(boolean credentialsAnywhere) {
        this.credentialsAnywhere = credentialsAnywhere;
        return this;
    }

    /**
     * What becomes of paths that end with a slash, or without; by default both are served, unless the system property
     * {@code integry.simulator.slashes} tells otherwise.
     */
    public IntegrySimulatorBuilder slashes(Slashes slashes) {
        this.slashes = Objects.requireNonNull(slashes, "slashes");
        return this;
    }

    /** The status of the redirects that {@link #slashes(Slashes)} asks for: 301, 302, 307 or, by default, 308. */
    public IntegrySimulatorBuilder redirectStatus(int redirectStatus) {
        this.redirectStatus = SlashRedirects.known(redirectStatus);
        return this;
    }

    /** Whether listings of apps and functions come whole and without a cursor; by default they come in pages. */
    public IntegrySimulatorBuilder unpagedListings(boolean unpagedListings) {
        this.listings = unpagedListings ? Listings.UNPAGED : Listings.PAGED;
        return this;
    }

    /** A certificate and its key: the simulator then speaks https, HTTP/2 included. */
    public IntegrySimulatorBuilder ssl(KeyCertOptions certificate) {
        this.certificate = certificate;
        return this;
    }

    /** A Vert.x to run on, which stays open; by default one with a single event loop that ends with the simulator. */
    public IntegrySimulatorBuilder vertx(Vertx vertx) {
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
