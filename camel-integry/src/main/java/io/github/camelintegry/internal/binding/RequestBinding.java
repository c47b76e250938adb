package io.github.camelintegry.internal.binding;

import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.FunctionVersion;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Makes requests of an endpoint's options and, for a producer, of a message's body and headers. */
public final class RequestBinding {

    private final IntegryEndpoint endpoint;
    private final Operation operation;
    private final BodyArguments bodyArguments;

    public RequestBinding(IntegryEndpoint endpoint) {
        this.endpoint = endpoint;
        this.operation = endpoint.operation();
        this.bodyArguments = new BodyArguments(
                endpoint, JsonCodec.ofDepth(endpoint.getConfiguration().getMaxNestingDepth()));
    }

    /** The request for the first page of a walk. */
    public IntegryRequest walk() {
        return request(
                endpoint.getName(),
                endpoint.getConfiguration().getUserId(),
                endpoint.getConfiguration().getConnectedAccountId(),
                endpoint.getFunctionVersion(),
                bodyArguments.ofOptions());
    }

    /** The request for the first page of a walk on demand, of the user, and the account, that the message names. */
    public IntegryRequest walk(Message message) {
        IntegryConfiguration options = endpoint.getConfiguration();
        return request(
                endpoint.getName(),
                header(message, IntegryConstants.USER_ID, options.getUserId()),
                header(message, IntegryConstants.CONNECTED_ACCOUNT_ID, options.getConnectedAccountId()),
                header(message, IntegryConstants.FUNCTION_VERSION, endpoint.getFunctionVersion()),
                bodyArguments.ofOptions());
    }

    /** The request that the options alone make, so far as they name function and user; {@code null} if they do not. */
    @Nullable
    public IntegryRequest ofOptions() {
        boolean complete =
                endpoint.getConfiguration().getUserId() != null && (endpoint.getName() != null || !operation.isNamed());
        return complete ? walk() : null;
    }

    /** The request of a message. */
    public IntegryRequest of(Exchange exchange) throws Exception {
        Message message = exchange.getIn();
        IntegryConfiguration options = endpoint.getConfiguration();
        IntegryRequest request = request(
                header(message, IntegryConstants.NAME, endpoint.getName()),
                header(message, IntegryConstants.USER_ID, options.getUserId()),
                header(message, IntegryConstants.CONNECTED_ACCOUNT_ID, options.getConnectedAccountId()),
                header(message, IntegryConstants.FUNCTION_VERSION, endpoint.getFunctionVersion()),
                bodyArguments.of(message));
        String cursor = MessageTexts.header(message, IntegryConstants.CURSOR);
        IntegryRequest page = cursor == null || cursor.isBlank()
                ? request
                : request.withCursor(
                        Cursor.parse(cursor).under(endpoint.cursorNames().of(request)));
        CursorArguments.refuseIn(page, endpoint.isWalk());
        return page;
    }

    private IntegryRequest request(
            @Nullable String name,
            @Nullable String userId,
            @Nullable String accountId,
            @Nullable String version,
            Arguments arguments) {
        if (userId == null) {
            throw new IllegalArgumentException(
                    "No user: set the option userId, or the header " + IntegryConstants.USER_ID);
        }
        if (userId.isBlank()) {
            throw new IllegalArgumentException("No user: the option userId or the header " + IntegryConstants.USER_ID
                    + " is there, but blank. If the URI has an expression for userId, set what it reads before");
        }
        if (operation.isNamed()) {
            requireName(name);
        }
        return new IntegryRequest(
                operation,
                operation.isNamed() ? name : null,
                userId,
                query(accountId),
                arguments,
                null,
                operation.isAboutFunction() ? FunctionVersion.of(version) : null);
    }

    private void requireName(@Nullable String name) {
        if (name == null) {
            throw new IllegalArgumentException("No name: write integry:" + operation.text()
                    + "/<name>, or set the header " + IntegryConstants.NAME);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("No name: the name in the URI or the header " + IntegryConstants.NAME
                    + " is there, but blank. If the URI has an expression for the name, set what it reads before");
        }
    }

    private Map<String, String> query(@Nullable String accountId) {
        Map<String, String> query = new LinkedHashMap<>();
        if (operation.isCall()) {
            put(query, "connected_account_id", accountId);
            put(
                    query,
                    "allow_workspace_connected_accounts",
                    endpoint.getConfiguration().isAllowWorkspaceConnectedAccounts());
        } else {
            put(query, "app", endpoint.getApp());
            put(query, "type", endpoint.getType());
            put(query, "connected_only", endpoint.isConnectedOnly());
            put(query, "include", endpoint.getInclude());
            put(query, "search", endpoint.getSearch());
            put(query, "predict_arguments", endpoint.isPredictArguments());
        }
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            query.put(name, value);
        }
    }

    private static void put(Map<String, String> query, String name, boolean value) {
        if (value) {
            query.put(name, "true");
        }
    }

    private static @Nullable String header(Message message, String name, @Nullable String otherwise) {
        // one that is there wins though it be blank: a call as somebody else would be worse than none
        String value = MessageTexts.header(message, name);
        return value == null ? otherwise : value;
    }
}
