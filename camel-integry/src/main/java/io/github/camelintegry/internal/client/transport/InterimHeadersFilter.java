package io.github.camelintegry.internal.client.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * Passes interim answers over on HTTP/2, where a stream's number says whose answer something is. What no answer may be
 * there, a 101 or an interim answer that ends its stream, ends the call; other calls under way on the connection go on.
 */
final class InterimHeadersFilter extends Http2FrameListenerDecorator {

    private final Link link;

    /** @param link given up where what comes is no answer */
    InterimHeadersFilter(Http2FrameListener listener, Link link) {
        super(listener);
        this.link = link;
    }

    @Override
    public void onGoAwayRead(ChannelHandlerContext ctx, int lastStreamId, long errorCode, ByteBuf debugData)
            throws Http2Exception {
        link.ended(lastStreamId);
        super.onGoAwayRead(ctx, lastStreamId, errorCode, debugData);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean endOfStream)
            throws Http2Exception {
        if (isFinal(streamId, headers, endOfStream)) {
            super.onHeadersRead(ctx, streamId, headers, padding, endOfStream);
        }
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx,
            int streamId,
            Http2Headers headers,
            int streamDependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endOfStream)
            throws Http2Exception {
        if (isFinal(streamId, headers, endOfStream)) {
            super.onHeadersRead(ctx, streamId, headers, streamDependency, weight, exclusive, padding, endOfStream);
        }
    }

    private boolean isFinal(int streamId, Http2Headers headers, boolean endOfStream) throws Http2Exception {
        CharSequence status = headers.status();
        // trailers have none
        if (status == null || HttpStatusClass.valueOf(status) != HttpStatusClass.INFORMATIONAL) {
            return true;
        }
        if (endOfStream || "101".contentEquals(status)) {
            link.endWhenDone(Http2Error.PROTOCOL_ERROR);
            DisorderException noAnswer = DisorderException.noAnswer("The service answered " + status
                    + (endOfStream ? " and nothing more" : ", which nobody had asked for") + ", over HTTP/2");
            throw Http2Exception.streamError(
                    streamId, Http2Error.PROTOCOL_ERROR, noAnswer, String.valueOf(noAnswer.getMessage()));
        }
        return false;
    }
}
