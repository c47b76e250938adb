package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.position.WalkProgress;
import io.github.camelintegry.position.DurableFileStateRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that walk under one key, of which one is refused its cursor, and may start over. */
class RefusedCursorOfTwoTest {

    private static final String WALK = NumberedPages.URI + "&userId=u1&cursorKey=shared&cursorRepository=#store"
            + "&fallBackCursor=beginning&prefetchCount=0&initialDelay=0&delay=10";

    @TempDir
    Path folder;

    @RegisterExtension
    private final IntegryFixture one = new IntegryFixture();

    @RegisterExtension
    private final IntegryFixture other = one.beside();

    @AutoClose
    private final LogLines log = LogLines.of(WalkProgress.class);

    private final NumberedPages pages = new NumberedPages(5);
    private final List<String> ofOne = new CopyOnWriteArrayList<>();
    private final List<String> ofOther = new CopyOnWriteArrayList<>();
    private final Semaphore oneMayGoOn = new Semaphore(0);
    private final Semaphore otherMayGoOn = new Semaphore(0);
    private DurableFileStateRepository store;

    @BeforeEach
    void oneHoldsTheSecondPage() throws Exception {
        one.simulator.function(pages.function());
        store = new DurableFileStateRepository(folder);
        oneMayGoOn.release();
        start(one, ofOne, oneMayGoOn);
        await().until(() -> ofOne.size() == 2);
        assertThat(ofOne.get(1)).startsWith("2 of ");
    }

    private void start(IntegryFixture fixture, List<String> seen, Semaphore mayGoOn) throws Exception {
        fixture.context.getRegistry().bind("store", new DurableFileStateRepository(folder));
        fixture.start(routes -> routes.from(WALK).routeId("walk").process(exchange -> {
            seen.add(named(exchange));
            assertThat(mayGoOn.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }));
    }

    private static String named(Exchange page) {
        return page.getMessage().getHeader(IntegryConstants.PAGE_NUMBER) + " of "
                + page.getMessage().getHeader(IntegryConstants.WALK_ID);
    }

    private WalkPosition stored() {
        return WalkPosition.parse(store.getState("shared"));
    }

    private void release() {
        oneMayGoOn.release(1_000_000);
        otherMayGoOn.release(1_000_000);
    }

    @Test
    void theWalkThatItBeginsAnewIsThatOfBoth() throws Exception {
        pages.refuseCursors(true);
        start(other, ofOther, otherMayGoOn);
        await().until(() -> ofOther.size() == 1);
        pages.refuseCursors(false);
        String anew = stored().walkId();
        assertThat(ofOther).containsExactly("1 of " + anew);
        assertThat(ofOne.get(1)).as("the walk that was given up").doesNotContain(anew);

        oneMayGoOn.release();
        await().until(() -> ofOne.size() == 3);
        assertThat(ofOne.get(2)).isEqualTo("1 of " + anew);
        assertThat(stored().page()).as("nothing was stored of the page before").isZero();
        assertThat(log.lines()).singleElement().asString().contains("starts over");
        release();
    }

    @Test
    void itDoesNotBeginAnewWhereTheOtherHasGoneOnMeanwhile() throws Exception {
        String walk = stored().walkId();
        CountDownLatch answer = one.hold();
        start(other, ofOther, otherMayGoOn);
        await().until(() -> other.consumer("walk").getWalkStatus().pages() == 1);
        one.consumer("walk").pause();
        oneMayGoOn.release();
        await().until(() -> stored().page() == 2);
        pages.refuseCursors(true);
        answer.countDown();
        await().until(() -> pages.asked().stream().filter("u1/2"::equals).count() == 2);
        pages.refuseCursors(false);

        await().until(() -> !ofOther.isEmpty());
        assertThat(ofOther.get(0)).isEqualTo("3 of " + walk);
        assertThat(stored().page()).isEqualTo(2);
        assertThat(log.lines()).as("it did not start over").isEmpty();
        release();
    }
}
