package io.github.camelintegry.internal.position;

import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.walk.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns once a walk that it ended without a page that had what {@code itemsPath} names: a path that is misspelt finds as
 * little as one to records that are gone.
 *
 * @param itemsPath the option
 * @param request   what is walked
 */
public record UnseenItems(@Nullable String itemsPath, IntegryRequest request) {

    private static final Logger LOG = LoggerFactory.getLogger(UnseenItems.class);

    /** Looks at where a walk stands behind a page. */
    public void lookAt(WalkPosition after, Page page) {
        if (page.isLast() && !after.at().itemsSeen()) {
            LOG.warn(
                    "The walk of {} had no records: on none of its {} pages was anything at itemsPath={}. That is no sign"
                            + " that all records are gone, so CamelIntegryEndOfWalk is not sent. The output {}. If the"
                            + " records are elsewhere in it, correct itemsPath",
                    request.label(),
                    after.page(),
                    itemsPath,
                    page.records().missing());
        }
    }
}
