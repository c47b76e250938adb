package io.github.camelintegry.internal.client.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/**
 * Reads from an HTTP/1.1 connection the one final answer to the one request under way, and passes interim answers over.
 * On HTTP/1.1 nothing but the order says whose answer something is. So a connection over which anything else comes is
 * retired: it is given up before its last answer is passed on, and what it still brings is dropped.
 */
final class AnswerDecoder extends HttpResponseDecoder {

    private final Runnable giveUp;
    private boolean answerDue;
    private boolean requestWritten;
    private boolean endInDoubt;
    private boolean retired;

    /** @param giveUp takes the connection out of the pool at once, and closes it when what was read is passed on */
    AnswerDecoder(HttpDecoderConfig config, Runnable giveUp) {
        super(config);
        this.giveUp = giveUp;
    }

    void requestBegins() {
        answerDue = true;
        requestWritten = false;
    }

    void requestWritten() {
        requestWritten = true;
    }

    boolean isRetired() {
        return retired;
    }

    private void retire() {
        if (!retired) {
            retired = true;
            giveUp.run();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object input) throws Exception {
        if (answerDue && !retired) {
            super.channelRead(ctx, input);
            return;
        }
        boolean anything = !(input instanceof ByteBuf bytes) || bytes.isReadable();
        ReferenceCountUtil.release(input);
        if (anything) {
            retire();
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws Exception {
        if (retired) {
            buffer.skipBytes(buffer.readableBytes());
            return;
        }
        int before = out.size();
        super.decode(ctx, buffer, out);
        if (out.size() == before) {
            return;
        }
        if (out.get(before) instanceof HttpResponse head && isInterim(head)) {
            // with the empty end that always comes with it
            out.subList(before, out.size()).clear();
            requireNoSwitch(head);
        } else if (out.get(out.size() - 1) instanceof LastHttpContent) {
            answerDue = false;
            if (buffer.isReadable() || endInDoubt || !requestWritten) {
                retire();
            }
        }
    }

    private static boolean isInterim(HttpResponse head) {
        return head.decoderResult().isSuccess() && head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void requireNoSwitch(HttpResponse head) {
        if (head.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            retired = true;
            throw DisorderException.noAnswer(
                    "The service answered 101 (Switching Protocols), which nobody had asked for");
        }
    }

    /** The place where the head is known and its length not yet decided upon; what is thrown here spoils the answer. */
    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage answer) {
        boolean empty = super.isContentAlwaysEmpty(answer);
        if (((HttpResponse) answer).status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            if (empty) {
                endInDoubt = announcesContent(answer.headers());
            } else {
                requireOneEnd(answer);
            }
        }
        return empty;
    }

    private static boolean announcesContent(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                || headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                        && !"0".equals(headers.get(HttpHeaderNames.CONTENT_LENGTH));
    }

    /** Two readers of such an answer may see two ends; Netty has refused two lengths by now. */
    private static void requireOneEnd(HttpMessage answer) {
        List<String> encodings = answer.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean chunked = encodings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.get(0));
        boolean known = chunked
                && answer.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && !answer.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
        if (!encodings.isEmpty() && !known) {
            throw DisorderException.noAnswer("The service's headers contradict each other about where the answer ends:"
                    + " Transfer-Encoding other than chunked alone, over HTTP/1.1, without Content-Length");
        }
    }
}
