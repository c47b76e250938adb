package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.fault.Faults;
import io.github.camelintegry.simulator.function.RecordStore;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.function.Users;
import io.github.camelintegry.simulator.internal.data.Accounts;
import io.github.camelintegry.simulator.internal.data.Catalogue;
import io.github.camelintegry.simulator.internal.data.CursorRule;
import io.github.camelintegry.simulator.internal.data.Executions;
import io.github.camelintegry.simulator.internal.data.Samples;
import io.github.camelintegry.simulator.internal.data.StandardCatalogue;
import io.github.camelintegry.simulator.internal.data.StandardUsers;
import io.github.camelintegry.simulator.internal.data.StoredRecords;
import io.github.camelintegry.simulator.internal.http.Credentials;
import io.github.camelintegry.simulator.internal.http.CredentialsAnywhere;
import io.github.camelintegry.simulator.internal.http.Signature;
import io.github.camelintegry.simulator.internal.server.Entrance;
import io.github.camelintegry.simulator.internal.server.KeptJournal;
import io.github.camelintegry.simulator.internal.server.Listener;
import io.github.camelintegry.simulator.internal.server.Load;
import io.github.camelintegry.simulator.internal.server.OtherOrigins;
import io.github.camelintegry.simulator.internal.server.RequestHandler;
import io.github.camelintegry.simulator.internal.server.SlashRedirects;
import io.github.camelintegry.simulator.internal.service.AppEndpoints;
import io.github.camelintegry.simulator.internal.service.FunctionCalls;
import io.github.camelintegry.simulator.internal.service.FunctionEndpoints;
import io.github.camelintegry.simulator.internal.service.Service;
import io.github.camelintegry.simulator.internal.style.ActionStyle;
import io.github.camelintegry.simulator.internal.style.ResourceStyle;
import io.github.camelintegry.simulator.journal.Journal;
import io.github.camelintegry.simulator.journal.Ledger;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.time.Duration;
import java.util.List;
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
    private final Users users = new Accounts(catalogue::title);
    private final KeptJournal journal = new KeptJournal();
    private final Executions ledger = new Executions();
    private final Faults faults = new Faults();
    private final Load load = new Load();
    private final StoredRecords persons;
    private final Listener listener;
    private final RequestHandler requests;
    private final String baseUrl;
    private final AtomicBoolean closed = new AtomicBoolean();

    IntegrySimulator(IntegrySimulatorBuilder builder) {
        credentials = new Credentials(builder.appKey, builder.appSecret);
        persons = new StoredRecords(builder.persons, Samples::person);
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
    public static IntegrySimulatorBuilder builder() {
        return new IntegrySimulatorBuilder();
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
}
