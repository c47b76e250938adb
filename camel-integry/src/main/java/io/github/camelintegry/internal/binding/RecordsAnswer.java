package io.github.camelintegry.internal.binding;

import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.output.PageReader;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.walk.Records;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the records of one answer from where {@code itemsPath} points to, by the rules of a walk: what is there becomes the
 * body, a single object an array of one; where a walk would see an empty page, there is no body.
 */
public final class RecordsAnswer implements Answer {

    private static final Logger LOG = LoggerFactory.getLogger(RecordsAnswer.class);

    private final ReplyBinding binding;
    private final PageReader reader;
    private final AtomicBoolean warned = new AtomicBoolean();

    public RecordsAnswer(PageReader reader, ReplyBinding binding) {
        this.binding = binding;
        this.reader = reader;
    }

    @Override
    public void bind(Exchange exchange, IntegryRequest request, CallResult result) {
        binding.answered(exchange, request, result);
        Records records = reader.read(result.reply().output(), request.label());
        if (records.missing() != null && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "The answer of {} had no records: nothing was at itemsPath={}, so there is no body. The output {}. If the"
                            + " records are elsewhere in it, correct itemsPath. This is said once",
                    request.label(),
                    reader.itemsPath().pointer(),
                    records.missing());
        }
        exchange.getMessage().setBody(records.body().get());
    }
}
