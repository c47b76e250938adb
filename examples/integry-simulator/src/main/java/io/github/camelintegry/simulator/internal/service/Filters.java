package io.github.camelintegry.simulator.internal.service;

import io.github.camelintegry.simulator.function.ConnectedAccount;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The query parameters of a listing, read as filters: case-insensitive, and absent ones let everything pass. */
record Filters(Map<String, String> parameters) {

    boolean isSet(String parameter) {
        return "true".equalsIgnoreCase(parameters.get(parameter));
    }

    /** {@return the accounts that the request may use, in their order} */
    List<ConnectedAccount> usable(List<ConnectedAccount> accounts) {
        boolean workspaceAllowed = isSet("allow_workspace_connected_accounts");
        return accounts.stream()
                .filter(account -> workspaceAllowed || !account.ofWorkspace())
                .toList();
    }

    /** {@return whether the parameter is absent or equals the value} */
    boolean matches(String parameter, String value) {
        String wanted = parameters.getOrDefault(parameter, "");
        return wanted.isEmpty() || wanted.equalsIgnoreCase(value);
    }

    /** {@return whether {@code search} occurs in one of the texts} */
    boolean found(String... texts) {
        String wanted = parameters.getOrDefault("search", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(texts)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** {@return whether the comma-separated list of the parameter is absent or holds the value} */
    boolean lists(String parameter, String value) {
        String list = parameters.getOrDefault(parameter, "");
        return list.isEmpty() || words(list).contains(value.toLowerCase(Locale.ROOT));
    }

    /** {@return whether the answer should carry what {@code include} names} */
    boolean includes(String extra) {
        return words(parameters.getOrDefault("include", "")).contains(extra);
    }

    private static Set<String> words(String list) {
        return Stream.of(list.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
