package io.github.camelintegry.simulator.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.util.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request before anybody has signed it; a body that is empty is sent as none. */
record ContractRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    static ContractRequest get(String path) {
        return new ContractRequest("GET", path, Map.of(), Map.of(), "");
    }

    static ContractRequest post(String path, String body) {
        return new ContractRequest("POST", path, Map.of(), Map.of("Content-Type", "application/json"), body);
    }

    ContractRequest method(String otherMethod) {
        return new ContractRequest(otherMethod, path, query, headers, body);
    }

    ContractRequest path(String otherPath) {
        return new ContractRequest(method, otherPath, query, headers, body);
    }

    ContractRequest query(Map<String, String> more) {
        return new ContractRequest(method, path, joined(query, more), headers, body);
    }

    ContractRequest headers(Map<String, String> more) {
        return new ContractRequest(method, path, query, joined(headers, more), body);
    }

    ContractRequest body(String otherBody) {
        return new ContractRequest(method, path, query, headers, otherBody);
    }

    /** {@return the request with one more member in its body, which is a JSON object} */
    ContractRequest member(String key, JsonNode value) {
        try {
            ObjectNode object = (ObjectNode) Json.parse(body);
            object.set(key, value);
            return body(Json.text(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder to(String baseUrl) {
        String search = query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(baseUrl + path + (search.isEmpty() ? "" : "?" + search)))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request;
    }

    private static Map<String, String> joined(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
