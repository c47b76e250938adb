package io.github.camelintegry.internal.binding;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.FunctionVersion;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Makes requests of options and, for a producer, of a message's body and headers. */
public final class RequestBinding {

    private final RequestTemplate template;
    private final Operation operation;
    private final BodyArguments bodyArguments;
    private final CursorNames cursorNames;

    /**
     * Requests of this template.
     *
     * @param cursorNames under which names cursors go back
     */
    public RequestBinding(RequestTemplate template, CamelContext context, CursorNames cursorNames) {
        this.template = template;
        this.operation = template.operation();
        this.bodyArguments = new BodyArguments(template, context);
        this.cursorNames = cursorNames;
    }

    /** The request for the first page of a walk. */
    public IntegryRequest walk() {
        return request(template.name(), template.arguments(), null);
    }

    /** The request for the first page of a walk on demand, of the user, and the account, that the message names. */
    public IntegryRequest walk(Message message) {
        return request(template.name(), template.arguments(), message);
    }

    /** The request that the options alone make, so far as they name function and user; {@code null} if they do not. */
    public @Nullable IntegryRequest ofOptions() {
        boolean complete = template.userId() != null && (template.name() != null || !operation.isNamed());
        return complete ? walk() : null;
    }

    /** The request of a message. */
    public IntegryRequest of(Exchange exchange) throws Exception {
        Message message = exchange.getIn();
        String name = header(message, IntegryConstants.NAME, template.name());
        IntegryRequest request = request(name, bodyArguments.of(message), message);
        String cursor = MessageTexts.header(message, IntegryConstants.CURSOR);
        IntegryRequest page = cursor == null || cursor.isBlank()
                ? request
                : request.withCursor(Cursor.parse(cursor).under(cursorNames.of(request)));
        CursorArguments.refuseIn(page, template.walks());
        return page;
    }

    /** Of no message, as the options say. */
    private IntegryRequest request(@Nullable String name, Arguments arguments, @Nullable Message message) {
        String userId = header(message, IntegryConstants.USER_ID, template.userId());
        if (userId == null) {
            throw new IllegalArgumentException(
                    "No user: set the option userId, or the header " + IntegryConstants.USER_ID);
        }
        if (userId.isBlank()) {
            throw new IllegalArgumentException("No user: the option userId or the header " + IntegryConstants.USER_ID
                    + " is there, but blank. If the URI has an expression for userId, set what it reads before");
        }
        String version = header(message, IntegryConstants.FUNCTION_VERSION, template.functionVersion());
        if (operation.isNamed()) {
            requireName(name);
        }
        return new IntegryRequest(
                operation,
                operation.isNamed() ? name : null,
                userId,
                query(header(message, IntegryConstants.CONNECTED_ACCOUNT_ID, template.accountId())),
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
        if (accountId == null || accountId.isEmpty() || !operation.isCall()) {
            return template.query();
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("connected_account_id", accountId);
        query.putAll(template.query());
        return query;
    }

    private static @Nullable String header(@Nullable Message message, String name, @Nullable String otherwise) {
        // one that is there wins though it be blank: a call as somebody else would be worse than none
        String value = message == null ? null : MessageTexts.header(message, name);
        return value == null ? otherwise : value;
    }
}
