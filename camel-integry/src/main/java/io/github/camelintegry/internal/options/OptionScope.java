package io.github.camelintegry.internal.options;

import java.util.Set;

/** Options that not every use of an endpoint heeds, by who does. */
enum OptionScope {
    /** What has an app called. */
    EXECUTES(
            "integry:function and integry:passthrough",
            Set.of("allowWorkspaceConnectedAccounts", "connectedAccountId", "okStatusCodeRange")),
    /** What sends a request for a message. */
    ANSWERS(
            "producers (to, toD, enrich, wireTap)",
            Set.of("dryRun", "lazyStartProducer", "throwExceptionOnFailure", "validateParameters", "walk")),
    /** What reads all pages. */
    WALKS("consumers, and for producers with walk=true", Set.of("cursorRepository", "maxEmptyPages", "stallTimeout")),
    /** What reads pages before somebody asks for them. */
    PREFETCHES("consumers (from), and for producers with walk=true", Set.of("prefetchCount")),
    /** What goes on where a walk came to. */
    RESUMES(
            "consumers (from, pollEnrich, poll), and for producers with walk=true and a cursorRepository",
            Set.of("cursorKey", "fallBackCursor")),
    /** What reads some pages of a walk, and the others later. */
    PORTIONS("consumers (from), and for producers with walk=true and a cursorRepository", Set.of("maxPagesPerPoll")),
    /** What decides where a walk begins, and tells where it ends. */
    BOUNDS("consumers (from, pollEnrich, poll)", Set.of("sendEndOfWalk", "startCursor", "startFrom")),
    /** What walks by itself, again and again. */
    POLLS(
            "consumers (from)",
            Set.of(
                    "backoffErrorThreshold",
                    "backoffIdleThreshold",
                    "backoffMultiplier",
                    "bridgeErrorHandler",
                    "delay",
                    "exceptionHandler",
                    "greedy",
                    "initialDelay",
                    "pollStrategy",
                    "repeatCount",
                    "runLoggingLevel",
                    "scheduledExecutorService",
                    "scheduler",
                    "sendEmptyMessageWhenIdle",
                    "splitResults",
                    "startScheduler",
                    "timeUnit",
                    "useFixedDelay"));

    private final String who;
    private final Set<String> options;

    OptionScope(String who, Set<String> options) {
        this.who = who;
        this.options = options;
    }

    String who() {
        return who;
    }

    Set<String> options() {
        return options;
    }
}
