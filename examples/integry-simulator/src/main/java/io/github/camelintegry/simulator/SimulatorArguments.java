package io.github.camelintegry.simulator;

import io.github.camelintegry.simulator.internal.data.StandardUsers;
import io.github.camelintegry.simulator.internal.util.Choice;
import io.github.camelintegry.simulator.wire.CursorKind;
import io.github.camelintegry.simulator.wire.Ends;
import io.github.camelintegry.simulator.wire.Slashes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads {@code --name=value} arguments into a builder. */
final class SimulatorArguments {

    private record Option(String help, BiConsumer<IntegrySimulatorBuilder, String> setter) {}

    private static final Map<String, Option> OPTIONS = new LinkedHashMap<>();

    static {
        OPTIONS.put("port", new Option("port to listen on; 0 takes a free one [8080]", (b, v) -> b.port(number(v))));
        OPTIONS.put("app-key", new Option("[" + IntegrySimulator.DEFAULT_APP_KEY + "]", (b, v) -> b.appKey(v)));
        OPTIONS.put(
                "app-secret", new Option("[" + IntegrySimulator.DEFAULT_APP_SECRET + "]", (b, v) -> b.appSecret(v)));
        OPTIONS.put("persons", new Option("persons in Pipedrive [130]", (b, v) -> b.persons(number(v))));
        OPTIONS.put("page-size", new Option("records on a page without limit [50]", (b, v) -> b.pageSize(number(v))));
        OPTIONS.put(
                "trailing-empty-page",
                new Option(
                        "true: the last page of records has a cursor too [false]",
                        (b, v) -> b.trailingEmptyPage(truth(v))));
        OPTIONS.put(
                "latency",
                new Option(
                        "milliseconds that every answer waits [0]", (b, v) -> b.latency(Duration.ofMillis(number(v)))));
        OPTIONS.put(
                "ends",
                new Option(
                        "explicit, absent: whether the last page of a call has its cursor's key [explicit]",
                        (b, v) -> b.ends(Choice.of(Ends.class, v))));
        OPTIONS.put(
                "cursors",
                new Option(
                        "text, number, object (action style only): the type of cursors of calls [text]",
                        (b, v) -> b.cursors(Choice.of(CursorKind.class, v))));
        OPTIONS.put(
                "numeric-network-code",
                new Option("true: network_code is a number [false]", (b, v) -> b.numericNetworkCode(truth(v))));
        OPTIONS.put(
                "credentials-anywhere",
                new Option(
                        "false: credentials by the three headers alone; else app_key, user_id, hash and web pages too [true]",
                        (b, v) -> b.credentialsAnywhere(truth(v))));
        OPTIONS.put(
                "slashes",
                new Option(
                        "redirect: paths with the wrong slash are redirected; redirect-to-other: the right ones [as-sent]",
                        (b, v) -> b.slashes(Choice.of(Slashes.class, v))));
        OPTIONS.put(
                "redirect-status",
                new Option("status of such a redirect [308]", (b, v) -> b.redirectStatus(number(v))));
        OPTIONS.put(
                "unpaged-listings",
                new Option(
                        "true: apps and functions are listed whole, without a cursor [false]",
                        (b, v) -> b.unpagedListings(truth(v))));
    }

    private SimulatorArguments() {}

    /**
     * {@return a builder set as told}
     *
     * @throws IllegalArgumentException naming the argument that is unknown or has an unusable value
     */
    static IntegrySimulatorBuilder parse(String... arguments) {
        IntegrySimulatorBuilder builder = IntegrySimulator.builder().port(8080).credentialsAnywhere(true);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            Option option = argument.startsWith("--") && equals > 0 ? OPTIONS.get(argument.substring(2, equals)) : null;
            if (option == null) {
                throw new IllegalArgumentException("Unknown option: " + argument);
            }
            try {
                option.setter().accept(builder, argument.substring(equals + 1));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Unusable value: " + argument + " (" + e.getMessage() + ")", e);
            }
        }
        return builder;
    }

    static String help() {
        StringBuilder help = new StringBuilder("A server of Integry's wire contract on this machine. Options:\n");
        OPTIONS.forEach((name, option) -> help.append(String.format("  --%-22s %s%n", name + "=", option.help())));
        return help.append(String.format("  --%-22s this text%n", "help"))
                .append(StandardUsers.HELP)
                .toString();
    }

    private static int number(String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("a whole number is needed");
        }
        return Integer.parseInt(value);
    }

    private static boolean truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("true or false is needed");
        }
        return Boolean.parseBoolean(value);
    }
}
