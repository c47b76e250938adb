package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import io.github.camelintegry.position.DurableFileStateRepository;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.apache.camel.ConsumerTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A position that is not this walk's, or not this version's: refused by name, with the way out, and nothing is asked for. */
class ForeignPositionTest {

    private static final String WALK = NumberedPages.URI + "&userId=u1&cursorKey=shared&cursorRepository=#store";

    @TempDir
    Path folder;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private final NumberedPages pages = new NumberedPages(3);
    private DurableFileStateRepository store;

    private enum Foreign {
        OLDER(text -> text.replace("\"version\":2", "\"version\":1"), "another version: 1, not 2", "fallBackCursor"),
        NEWER(text -> text.replace("\"version\":2", "\"version\":3"), "another version: 3, not 2", "fallBackCursor"),
        TORN(text -> text.substring(0, text.length() / 2), "damaged (JSON)", "fallBackCursor"),
        OF_ANOTHER_REQUEST(
                text -> text.replaceAll("\"fingerprint\":\"[^\"]*\"", "\"fingerprint\":\"" + "0".repeat(64) + "\""),
                "of a walk with another function",
                "Use another cursorKey");

        private final UnaryOperator<String> change;
        private final String what;
        private final String wayOut;

        Foreign(UnaryOperator<String> change, String what, String wayOut) {
            this.change = change;
            this.what = what;
            this.wayOut = wayOut;
        }
    }

    @BeforeEach
    void aPositionOfThisWalk() throws Exception {
        fixture.simulator.function(pages.function());
        store = new DurableFileStateRepository(folder);
        fixture.context.getRegistry().bind("store", store);
        fixture.start();
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            template.doneUoW(template.receive(WALK, 10_000));
        }
        assertThat(pages.asked()).containsExactly("u1/1");
    }

    private String store(Foreign foreign) {
        String position = store.getState("shared");
        String changed = foreign.change.apply(position);
        assertThat(changed).isNotEqualTo(position);
        store.setState("shared", changed);
        return changed;
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedOnDemand(Foreign foreign) throws Exception {
        String stored = store(foreign);
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            assertThatThrownBy(() -> template.receive(WALK, 10_000))
                    .isInstanceOf(IntegryCursorException.class)
                    .isNotInstanceOf(IntegryWalkTakenOverException.class)
                    .hasMessageContainingAll(
                            foreign.what, foreign.wayOut, "startFrom=beginning", "cursorKey=shared", "shared.state");
        }
        assertThat(pages.asked()).containsExactly("u1/1");
        assertThat(store.getState("shared")).isEqualTo(stored);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedToAConsumer(Foreign foreign) throws Exception {
        String stored = store(foreign);
        fixture.start(routes ->
                routes.from(WALK + "&initialDelay=0&delay=10").routeId("walk").to("mock:pages"));
        Awaitility.await().until(() -> fixture.consumer("walk").getWalkStatus().lastError() != null);
        assertThat(fixture.consumer("walk").getWalkStatus().lastError())
                .contains(foreign.what, foreign.wayOut, "startFrom=beginning", "cursorKey=shared", "shared.state");
        assertThat(pages.asked()).containsExactly("u1/1");
        assertThat(store.getState("shared")).isEqualTo(stored);
    }
}
