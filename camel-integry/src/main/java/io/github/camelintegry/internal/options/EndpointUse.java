package io.github.camelintegry.internal.options;

import io.github.camelintegry.internal.protocol.Operation;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an endpoint is used for. One URI can be used for several; what it says must have an effect for each, or who wrote it
 * would wait for that in vain.
 */
public enum EndpointUse {
    /** A message is sent, and its answer taken. */
    PRODUCER(EnumSet.complementOf(EnumSet.of(OptionScope.ANSWERS, OptionScope.EXECUTES))),
    /** All pages are read for a message. */
    WALKING_PRODUCER(EnumSet.of(OptionScope.RESUMES, OptionScope.PORTIONS, OptionScope.BOUNDS, OptionScope.POLLS)),
    /** The pages behind a stored position are read for a message. */
    RESUMING_PRODUCER(EnumSet.of(OptionScope.BOUNDS, OptionScope.POLLS)),
    /** Pages begin a route. */
    CONSUMER(
            "a consumer",
            EnumSet.of(OptionScope.ANSWERS),
            "would be sent as it is written, since a consumer has no message to evaluate it for: use a property"
                    + " placeholder {{…}}, or begin the route with a timer and go on with toD(…) of this URI with"
                    + " walk=true"),
    /** Pages are received when somebody asks. */
    POLLING_CONSUMER(
            "a consumer by pollEnrich, poll or ConsumerTemplate",
            EnumSet.of(OptionScope.ANSWERS, OptionScope.PREFETCHES, OptionScope.PORTIONS, OptionScope.POLLS),
            "was not evaluated, and would be sent as it is written: write pollEnrich().simple(\"…\") in Java, or the"
                    + " element pollEnrich with the language simple; a ConsumerTemplate has no message to evaluate it for");

    private final String what;
    private final Set<OptionScope> withoutEffect;
    private final String faultOfExpression;

    /** A producer, of whatever kind. */
    EndpointUse(Set<OptionScope> withoutEffect) {
        this(
                "a producer",
                withoutEffect,
                "is not evaluated by to(…), and would be sent as it is written: use toD(…) in its place");
    }

    EndpointUse(String what, Set<OptionScope> withoutEffect, String faultOfExpression) {
        this.what = what;
        this.withoutEffect = withoutEffect;
        this.faultOfExpression = faultOfExpression;
    }

    /**
     * Refuses what an endpoint's URI says in vain.
     *
     * @param written what the URI says
     * @param ofCamel the options in it that Camel took before
     * @throws IllegalArgumentException with the names of the options and the cure
     */
    public void check(Operation operation, WrittenOptions written, Set<String> ofCamel) {
        written.expressions().stream().findFirst().ifPresent(this::refuseExpression);
        Set<String> names = new TreeSet<>(written.names());
        names.addAll(ofCamel);
        String here = what + " of integry:" + operation.text();
        withoutEffect.forEach(scope -> refuse(scope, names, here));
        if (!operation.isCall()) {
            refuse(OptionScope.EXECUTES, names, here);
        }
    }

    private static void refuse(OptionScope scope, Set<String> names, String here) {
        Set<String> inVain = new TreeSet<>(names);
        inVain.retainAll(scope.options());
        if (!inVain.isEmpty()) {
            throw new IllegalArgumentException(String.join(", ", inVain) + " would have no effect on " + here
                    + ", being only for " + scope.who() + ": leave it out of this URI. One that is used at both ends of"
                    + " routes must become two, each with its own options");
        }
    }

    /** Refuses an expression that this use does not evaluate, by the part of the URI that has it. */
    public void refuseExpression(String part) {
        throw new IllegalArgumentException(part + " has an expression ${…}, which " + faultOfExpression
                + (OptionNames.isData(part)
                        ? ". What is to be sent as it is written can be written as JSON: in double quotes, with \\u0024"
                                + " for the dollar sign"
                        : ""));
    }
}
