package io.github.camelintegry;

import io.github.camelintegry.client.Effect;
import io.github.camelintegry.client.IntegryClient;
import io.github.camelintegry.protocol.Cursor;
import io.github.camelintegry.protocol.IntegryRequest;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.walk.CursorGuard;
import io.github.camelintegry.walk.Fingerprint;
import io.github.camelintegry.walk.ItemsPath;
import io.github.camelintegry.walk.Page;
import io.github.camelintegry.walk.StartFrom;
import io.github.camelintegry.walk.WalkLimits;
import io.github.camelintegry.walk.WalkLog;
import io.github.camelintegry.walk.WalkRecord;
import io.github.camelintegry.walk.Walker;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/** The walks of one consumer: where they are kept, how they go on, and how a page becomes an exchange. */
final class Walks {

    private final IntegryClient client;
    private final IntegryRequest request;
    private final ItemsPath itemsPath;
    private final JsonCodec codec;
    private final ReplyBinding binding;
    private final WalkLog log;
    private final String key;
    private CursorGuard guard = new CursorGuard();
    private String guardedWalk = "";

    Walks(IntegryEndpoint endpoint) {
        IntegryConfiguration options = endpoint.getConfiguration();
        this.client = endpoint.client();
        this.request = new Requests(endpoint).walk();
        this.itemsPath = ItemsPath.of(endpoint.getItemsPath());
        this.codec = new JsonCodec(options.getMaxNestingDepth());
        this.binding = new ReplyBinding(codec);
        Fingerprint fingerprint = Fingerprint.of(options.getBaseUrl(), options.getApiStyle(), request);
        this.key = endpoint.getCursorKey() != null ? endpoint.getCursorKey() : fingerprint.key();
        StateRepository<String, String> repository = options.getCursorRepository();
        this.log = new WalkLog(
                endpoint.cursorStores().of(repository, key),
                fingerprint,
                endpoint.getComponent().runtimes().clock(),
                endpoint.getStartFrom(),
                startCursor(endpoint));
    }

    private static @Nullable Cursor startCursor(IntegryEndpoint endpoint) {
        String text = endpoint.getStartCursor();
        if ((endpoint.getStartFrom() == StartFrom.CURSOR) != (text != null)) {
            throw new IllegalArgumentException("startFrom=cursor and startCursor go together: "
                    + (text == null ? "startCursor is missing" : "set startFrom=cursor, or leave startCursor out"));
        }
        return text == null ? null : Cursor.parse(text);
    }

    /** The key under which walks are kept. */
    String key() {
        return key;
    }

    /** Where the walk stands, read anew. */
    WalkRecord position() {
        return log.open();
    }

    /** Goes on from there. */
    Walker walker(WalkRecord position, WalkLimits limits) {
        if (!position.walkId().equals(guardedWalk)) {
            guard = new CursorGuard();
            guardedWalk = position.walkId();
        }
        return new Walker(
                cursor -> client.call(request.withCursor(cursor), Effect.READ),
                itemsPath,
                codec,
                position,
                guard,
                limits);
    }

    /** Writes how far the walk came. */
    void commit(WalkRecord progress) {
        log.commit(progress);
    }

    /** How long the service asked to stay away from the user. */
    Duration throttled() {
        return client.throttledFor(request.userId());
    }

    /** Fills an exchange with a page, and with where the walk stands once it is done. */
    void fill(Exchange exchange, Page page, WalkRecord after) {
        var message = exchange.getIn();
        binding.headers(message, page.result());
        message.setHeader(IntegryConstants.PAGE_NUMBER, page.number());
        message.setHeader(IntegryConstants.ITEM_COUNT, page.size());
        message.setHeader(IntegryConstants.LAST_PAGE, page.isLast());
        message.setHeader(IntegryConstants.WALK_ID, after.walkId());
        message.setHeader(IntegryConstants.CURSOR_KEY, key);
        message.setHeader(IntegryConstants.CURSOR_RECORD, after.text());
        message.setBody(page.records());
    }
}
