package io.github.camelintegry;

import io.github.camelintegry.option.FallBack;
import io.github.camelintegry.option.FunctionType;
import io.github.camelintegry.option.OutputType;
import io.github.camelintegry.option.RetryMode;
import io.github.camelintegry.option.Validation;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The options that an endpoint shares with the component. Each endpoint gets a copy of the component's and sets its own
 * over it. Times are in milliseconds.
 */
@UriParams
public class IntegryConfiguration implements Cloneable {

    @UriParam(label = "common")
    private @Nullable String userId;

    @UriParam(label = "common")
    private @Nullable String connectedAccountId;

    @UriParam(label = "common")
    private boolean allowWorkspaceConnectedAccounts;

    @UriParam(label = "common", enums = "resource,action", defaultValue = "resource")
    private String apiStyle = "resource";

    @UriParam(label = "common", defaultValue = "https://api.integry.io")
    private String baseUrl = "https://api.integry.io";

    @UriParam(label = "common", enums = "auto,query,action", defaultValue = "auto")
    private FunctionType functionType = FunctionType.AUTO;

    @UriParam(label = "security", secret = true)
    private @Nullable String appKey;

    @UriParam(label = "security", secret = true)
    private @Nullable String appSecret;

    @UriParam(label = "security")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(label = "security")
    private boolean allowPlainHttp;

    @UriParam(label = "proxy")
    private @Nullable String proxyHost;

    @UriParam(label = "proxy")
    private int proxyPort;

    @UriParam(label = "proxy", secret = true)
    private @Nullable String proxyUser;

    @UriParam(label = "proxy", secret = true)
    private @Nullable String proxyPassword;

    @UriParam(label = "common", enums = "JsonNode,Map,String,Bytes", defaultValue = "JsonNode")
    private OutputType outputType = OutputType.JSON_NODE;

    @UriParam(label = "producer", enums = "none,warn,fail", defaultValue = "none")
    private Validation validateParameters = Validation.NONE;

    @UriParam(javaType = "java.time.Duration", label = "advanced", defaultValue = "10m")
    private long schemaCacheTtl = 600_000;

    @UriParam(label = "producer")
    private boolean dryRun;

    @UriParam(label = "producer", defaultValue = "true")
    private boolean throwExceptionOnFailure = true;

    @UriParam(label = "common", defaultValue = "200-299")
    private String okStatusCodeRange = "200-299";

    @UriParam(label = "walk", defaultValue = "1")
    private int prefetchCount = 1;

    @UriParam(label = "walk")
    private int maxPagesPerPoll;

    @UriParam(label = "walk", defaultValue = "10")
    private int maxEmptyPages = 10;

    @UriParam(label = "walk", enums = "fail,beginning", defaultValue = "fail")
    private FallBack fallBackCursor = FallBack.FAIL;

    @UriParam(label = "consumer")
    private boolean sendEndOfWalk;

    @UriParam(javaType = "java.time.Duration", label = "walk,advanced", defaultValue = "5m")
    private long stallTimeout = 300_000;

    @UriParam(label = "consumer")
    private boolean splitResults;

    @UriParam(label = "walk")
    private @Nullable StateRepository<String, String> cursorRepository;

    @UriParam(label = "resilience", defaultValue = "4")
    private int retries = 4;

    @UriParam(javaType = "java.time.Duration", label = "resilience", defaultValue = "500ms")
    private long retryBackoff = 500;

    @UriParam(javaType = "java.time.Duration", label = "resilience", defaultValue = "30s")
    private long retryBackoffMax = 30_000;

    @UriParam(javaType = "java.time.Duration", label = "resilience", defaultValue = "1h")
    private long retryAfterMax = 3_600_000;

    @UriParam(javaType = "java.time.Duration", label = "resilience", defaultValue = "2m")
    private long retryTimeout = 120_000;

    @UriParam(label = "resilience", enums = "safe,all,none", defaultValue = "safe")
    private RetryMode retryMode = RetryMode.SAFE;

    @UriParam(javaType = "java.time.Duration", label = "resilience", defaultValue = "10s")
    private long connectTimeout = 10_000;

    @UriParam(javaType = "java.time.Duration", label = "resilience", defaultValue = "30s")
    private long responseTimeout = 30_000;

    @UriParam(label = "resilience", defaultValue = "64MB")
    private String maxResponseSize = "64MB";

    @UriParam(label = "resilience", defaultValue = "64")
    private int maxConnections = 64;

    @UriParam(label = "resilience", defaultValue = "1024")
    private int maxQueuedCalls = 1024;

    @UriParam(label = "resilience", defaultValue = "500")
    private int maxNestingDepth = 500;

    /** {@return a copy that can be changed on its own} */
    public IntegryConfiguration copy() {
        try {
            return (IntegryConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public @Nullable String getUserId() {
        return userId;
    }

    /**
     * The user on whose behalf Integry is called: any unique string of your own system, or that of a workspace or
     * account whose users share their connections. The header CamelIntegryUserId overrides it for one message.
     */
    public void setUserId(@Nullable String userId) {
        this.userId = userId;
    }

    public @Nullable String getConnectedAccountId() {
        return connectedAccountId;
    }

    /**
     * Which of the user's connected accounts to use, where the user has connected several of one app; the
     * operation app lists them. The header CamelIntegryConnectedAccountId overrides it for one message.
     */
    public void setConnectedAccountId(@Nullable String connectedAccountId) {
        this.connectedAccountId = connectedAccountId;
    }

    public boolean isAllowWorkspaceConnectedAccounts() {
        return allowWorkspaceConnectedAccounts;
    }

    /**
     * Whether a function may be called with an account that was connected for the whole workspace.
     */
    public void setAllowWorkspaceConnectedAccounts(boolean allowWorkspaceConnectedAccounts) {
        this.allowWorkspaceConnectedAccounts = allowWorkspaceConnectedAccounts;
    }

    public String getApiStyle() {
        return apiStyle;
    }

    /**
     * The generation of the Integry API to speak: resource is the one of the API reference, action that of
     * Integry's present documentation.
     */
    public void setApiStyle(String apiStyle) {
        this.apiStyle = apiStyle;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * Where the service is. Plain http is refused, but for this machine itself (see allowPlainHttp).
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public FunctionType getFunctionType() {
        return functionType;
    }

    /**
     * Whether the function only reads (query) or changes something (action). A query is tried again after failures
     * that leave it open whether it was executed; an action is not. With auto, a consumer asks the service first
     * and refuses a known action; a producer asks only when a retry depends on it, and without an answer takes the
     * function for an action. Set on an endpoint, for the operation function only.
     */
    public void setFunctionType(FunctionType functionType) {
        this.functionType = functionType;
    }

    public @Nullable String getAppKey() {
        return appKey;
    }

    /**
     * The App-Key of your Integry workspace. Set it on the component, so that it is in no endpoint URI.
     */
    public void setAppKey(@Nullable String appKey) {
        this.appKey = appKey;
    }

    public @Nullable String getAppSecret() {
        return appSecret;
    }

    /**
     * The App-Secret of your Integry workspace. It is never sent: User-IDs are signed with it. Set it on the
     * component, so that it is in no endpoint URI.
     */
    public void setAppSecret(@Nullable String appSecret) {
        this.appSecret = appSecret;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * Key and trust stores of your own for https.
     */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public boolean isAllowPlainHttp() {
        return allowPlainHttp;
    }

    /**
     * Allows a baseUrl with plain http to another machine. Everybody on the way can then read the hash, which is a
     * permanent password of the user: for tests only.
     */
    public void setAllowPlainHttp(boolean allowPlainHttp) {
        this.allowPlainHttp = allowPlainHttp;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    /**
     * The host of an HTTP proxy to go through. Plain http is refused with it, for this machine too (see allowPlainHttp).
     */
    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    /**
     * The port of the HTTP proxy, from 1 to 65535.
     */
    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyUser() {
        return proxyUser;
    }

    /**
     * The user that the HTTP proxy asks for.
     */
    public void setProxyUser(@Nullable String proxyUser) {
        this.proxyUser = proxyUser;
    }

    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    /**
     * The password that the HTTP proxy asks for.
     */
    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public OutputType getOutputType() {
        return outputType;
    }

    /**
     * What an output becomes: a Jackson JsonNode, Java's own maps and lists (Map), or the JSON as it came, as text
     * (String) or bytes (Bytes), which is then never parsed. Also for each record of split pages and of walk.
     */
    public void setOutputType(OutputType outputType) {
        this.outputType = outputType;
    }

    public Validation getValidateParameters() {
        return validateParameters;
    }

    /**
     * Whether the parameters of a call are checked against the function's JSON schema before it is sent: not at
     * all (none), with a warning in the log (warn), or so that the exchange fails unsent (fail). Not with dryRun,
     * which asks the service for nothing. Needs the libraries com.networknt:json-schema-validator
     * and com.google.re2j:re2j.
     */
    public void setValidateParameters(Validation validateParameters) {
        this.validateParameters = validateParameters;
    }

    public long getSchemaCacheTtl() {
        return schemaCacheTtl;
    }

    /**
     * How long the schemas and the types of functions are kept.
     */
    public void setSchemaCacheTtl(long schemaCacheTtl) {
        this.schemaCacheTtl = schemaCacheTtl;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * Sends nothing: the message gets the request that would have been sent, as a map of method, url, headers and
     * body, with App-Key and hash masked.
     */
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public boolean isThrowExceptionOnFailure() {
        return throwExceptionOnFailure;
    }

    /**
     * Whether an app's answer with a status outside okStatusCodeRange fails the exchange with an
     * IntegryOnwardCallException. If not, the message gets that answer as its body, and the header
     * CamelIntegryNetworkCode tells.
     */
    public void setThrowExceptionOnFailure(boolean throwExceptionOnFailure) {
        this.throwExceptionOnFailure = throwExceptionOnFailure;
    }

    public String getOkStatusCodeRange() {
        return okStatusCodeRange;
    }

    /**
     * Which statuses of the app behind a function count as success: a range such as 200-299, or several with
     * commas between.
     */
    public void setOkStatusCodeRange(String okStatusCodeRange) {
        this.okStatusCodeRange = okStatusCodeRange;
    }

    public int getPrefetchCount() {
        return prefetchCount;
    }

    /**
     * How many pages are fetched ahead of the one that is being processed; 0 for none. Reading ahead never moves
     * the stored position.
     */
    public void setPrefetchCount(int prefetchCount) {
        this.prefetchCount = prefetchCount;
    }

    public int getMaxPagesPerPoll() {
        return maxPagesPerPoll;
    }

    /**
     * After how many pages, empty ones included, a poll ends; the next one goes on from there. In a producer (walk=true
     * with a cursorRepository), how many pages one exchange gets; nothing is fetched beyond them. 0 for no limit.
     */
    public void setMaxPagesPerPoll(int maxPagesPerPoll) {
        this.maxPagesPerPoll = maxPagesPerPoll;
    }

    public int getMaxEmptyPages() {
        return maxEmptyPages;
    }

    /**
     * How many pages without a record, but with a cursor, may follow each other before the walk fails. They make
     * no exchange.
     */
    public void setMaxEmptyPages(int maxEmptyPages) {
        this.maxEmptyPages = maxEmptyPages;
    }

    public FallBack getFallBackCursor() {
        return fallBackCursor;
    }

    /**
     * What becomes of a walk when the service, or the app behind it, no longer accepts its stored cursor, or when its
     * stored position is damaged or of another request: it fails (fail), or starts over at the first page (beginning),
     * again only if it came further than before.
     */
    public void setFallBackCursor(FallBack fallBackCursor) {
        this.fallBackCursor = fallBackCursor;
    }

    public boolean isSendEndOfWalk() {
        return sendEndOfWalk;
    }

    /**
     * Whether the end of a walk is told by one more exchange without body, with the header CamelIntegryEndOfWalk
     * and the walk's totals: the time to delete what was not seen. It comes again until it has succeeded once. A
     * walk that began at startCursor has seen only a part, and sends none.
     */
    public void setSendEndOfWalk(boolean sendEndOfWalk) {
        this.sendEndOfWalk = sendEndOfWalk;
    }

    public long getStallTimeout() {
        return stallTimeout;
    }

    /**
     * After how long without progress a walk is reported as DOWN by its health check: a poll that is under way, or one
     * that the service keeps away, and no page (with splitResults, no record) dealt with. On demand: after how long a
     * page that was received, and whose exchange has not ended, is given to the next receiver. In a producer
     * (walk=true): after how long a walk is closed of which nobody takes a record; to read on fails then. 0 for never.
     */
    public void setStallTimeout(long stallTimeout) {
        this.stallTimeout = stallTimeout;
    }

    public boolean isSplitResults() {
        return splitResults;
    }

    /**
     * Whether each record is an exchange of its own, with its place in the header CamelIntegryItemIndex. A page
     * counts as done after its last record; the first one that fails ends it, and all of its records come again.
     */
    public void setSplitResults(boolean splitResults) {
        this.splitResults = splitResults;
    }

    public @Nullable StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    /**
     * Where a walk keeps how far it came, so that it goes on from there after a restart. Without one this is kept
     * in memory, and a restarted application begins at the first page; a producer (walk=true) then begins there for each
     * exchange.
     */
    public void setCursorRepository(@Nullable StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public int getRetries() {
        return retries;
    }

    /**
     * How many attempts may follow a failed one. Only what cannot happen twice is tried again, see retryMode.
     */
    public void setRetries(int retries) {
        this.retries = retries;
    }

    public long getRetryBackoff() {
        return retryBackoff;
    }

    /**
     * The longest wait before the first further attempt; it doubles with every attempt. The wait itself is drawn
     * at random from zero up to it, but never ends before the service's Retry-After.
     */
    public void setRetryBackoff(long retryBackoff) {
        this.retryBackoff = retryBackoff;
    }

    public long getRetryBackoffMax() {
        return retryBackoffMax;
    }

    /**
     * What a wait between attempts never exceeds, unless the service asks for more, up to retryAfterMax.
     */
    public void setRetryBackoffMax(long retryBackoffMax) {
        this.retryBackoffMax = retryBackoffMax;
    }

    public long getRetryAfterMax() {
        return retryAfterMax;
    }

    /**
     * For how long at most a Retry-After of the service keeps the calls and polls of a user away. Then the service is
     * asked again, whatever it said.
     */
    public void setRetryAfterMax(long retryAfterMax) {
        this.retryAfterMax = retryAfterMax;
    }

    public long getRetryTimeout() {
        return retryTimeout;
    }

    /**
     * How long after its beginning a call may still be tried again. A Retry-After that ends later fails the call
     * at once.
     */
    public void setRetryTimeout(long retryTimeout) {
        this.retryTimeout = retryTimeout;
    }

    public RetryMode getRetryMode() {
        return retryMode;
    }

    /**
     * Which failures are tried again: safe for those that cannot make anything happen twice; all also where a call
     * that changes something may have been executed already; none for none.
     */
    public void setRetryMode(RetryMode retryMode) {
        this.retryMode = retryMode;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * How long a connection may take to be established: name, proxy and encryption, altogether.
     */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * How long one attempt may take from the request to the last byte of its answer.
     */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public String getMaxResponseSize() {
        return maxResponseSize;
    }

    /**
     * How large the body of an answer may be after decompression: bytes, or with a unit of 1024 such as 512KB or
     * 64MB.
     */
    public void setMaxResponseSize(String maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    /**
     * How many connections there may be at once. Endpoints of equal connection settings share them. Over HTTP/1.1 each
     * carries one call at a time; over HTTP/2 one carries many, so that this does not bound calls there. To do that,
     * use Camel's throttle.
     */
    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public int getMaxQueuedCalls() {
        return maxQueuedCalls;
    }

    /**
     * How many calls may wait for a connection, and how many for another attempt. One more fails at once, unsent.
     */
    public void setMaxQueuedCalls(int maxQueuedCalls) {
        this.maxQueuedCalls = maxQueuedCalls;
    }

    public int getMaxNestingDepth() {
        return maxNestingDepth;
    }

    /**
     * How deeply the JSON of an answer may nest.
     */
    public void setMaxNestingDepth(int maxNestingDepth) {
        this.maxNestingDepth = maxNestingDepth;
    }
}
