package io.github.camelintegry.internal.client.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.internal.client.WritesNothing;
import io.github.camelintegry.internal.client.failure.Failure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exchanges of one connection, each step of the event loop at the test's command. */
class ExchangeCodecTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private int givenUp;
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new ExchangeCodec(new HttpDecoderConfig(), () -> givenUp++));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private static FullHttpRequest request() {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    }

    private ChannelFuture handOver(FullHttpRequest request) {
        return channel.pipeline().write(request);
    }

    private void nextTurn() {
        channel.runScheduledPendingTasks();
    }

    private void comes(String text) {
        channel.pipeline().fireChannelRead(Unpooled.copiedBuffer(text, US_ASCII));
    }

    private boolean written() {
        boolean any = false;
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            any |= bytes.isReadable();
            bytes.release();
        }
        return any;
    }

    private void exchange() {
        handOver(request());
        nextTurn();
        comes(ANSWER);
        assertThat(written()).isTrue();
        assertThat(answerEnded()).isTrue();
    }

    private boolean answerEnded() {
        boolean ended = false;
        for (Object each = channel.readInbound(); each != null; each = channel.readInbound()) {
            ended |= each instanceof LastHttpContent;
            ReferenceCountUtil.release(each);
        }
        return ended;
    }

    @Test
    void oneExchangeFollowsAnother() {
        exchange();
        exchange();
        assertThat(givenUp).isZero();
    }

    @Test
    void aRequestIsNotSentIfSomethingCameBeforeIt() {
        exchange();
        FullHttpRequest next = request();
        ChannelFuture handedOver = handOver(next);
        comes(ANSWER);
        nextTurn();
        assertThat(written()).isFalse();
        assertThat(next.refCnt()).isZero();
        assertThat(givenUp).isEqualTo(1);
        assertThat(answerEnded()).isFalse();
        assertThat(handedOver.cause()).isInstanceOfSatisfying(DisorderException.class, refused -> assertThat(
                        refused.asFailure().kind())
                .isEqualTo(Failure.UNSENT));
        assertThatThrownBy(channel::checkException).isInstanceOf(DisorderException.class);
    }

    @Test
    void aRequestIsNotSentIfTheConnectionEndedBeforeIt() {
        exchange();
        FullHttpRequest next = request();
        ChannelFuture handedOver = handOver(next);
        channel.pipeline().fireChannelInactive();
        nextTurn();
        assertThat(written()).isFalse();
        assertThat(next.refCnt()).isZero();
        assertThat(handedOver.cause()).isInstanceOf(DisorderException.class);
        assertThatThrownBy(channel::checkException).isInstanceOf(DisorderException.class);
    }

    @Test
    void anAnswerBeforeTheWholeRequestIsWrittenIsTheLastOne() {
        EmbeddedChannel slow =
                new EmbeddedChannel(new WritesNothing(), new ExchangeCodec(new HttpDecoderConfig(), () -> givenUp++));
        slow.writeAndFlush(request());
        slow.runScheduledPendingTasks();
        slow.pipeline().fireChannelRead(Unpooled.copiedBuffer(ANSWER, US_ASCII));
        assertThat((Object) slow.readInbound()).isInstanceOf(HttpResponse.class);
        LastHttpContent end = slow.readInbound();
        assertThat(end).isNotNull();
        end.release();
        assertThat(givenUp).isEqualTo(1);
        slow.finishAndReleaseAll();
    }

    @Test
    void aBodyWithoutEndIsNoSurplus() {
        handOver(request());
        nextTurn();
        comes("HTTP/1.1 200 OK\r\n\r\n{\"a\":");
        comes("1}");
        assertThat(answerEnded()).isFalse();
        channel.pipeline().fireChannelInactive();
        assertThat(answerEnded()).isTrue();
        assertThat(givenUp).isZero();
    }

    @Test
    void interimAnswersInPiecesArePassedOver() {
        handOver(request());
        nextTurn();
        for (char each : ("HTTP/1.1 102 Processing\r\nA: b\r\n\r\nHTTP/1.1 199\r\n\r\n" + ANSWER).toCharArray()) {
            comes(String.valueOf(each));
        }
        HttpResponse head = channel.readInbound();
        assertThat(head.status().code()).isEqualTo(200);
        assertThat(answerEnded()).isTrue();
        assertThat(givenUp).isZero();
        exchange();
    }

    @Test
    void oldOrUnknownTransferEncodingsAreNotTrusted() {
        for (String head : new String[] {
            "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: x\r\nContent-Length: 2",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2"
        }) {
            EmbeddedChannel each = new EmbeddedChannel(new ExchangeCodec(new HttpDecoderConfig(), () -> givenUp++));
            each.writeAndFlush(request());
            each.runScheduledPendingTasks();
            each.pipeline().fireChannelRead(Unpooled.copiedBuffer(head + "\r\n\r\n{}", US_ASCII));
            HttpResponse refused = each.readInbound();
            assertThat(refused.decoderResult().cause()).as(head).isInstanceOf(DisorderException.class);
            each.finishAndReleaseAll();
        }
    }
}
