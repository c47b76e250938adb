package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the base URL is written, it is the same service: the same walk, the same credentials. */
class BaseUrlSpellingsTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=ada&functionType=query"
            + "&parameters.limit=1&cursorRepository=#cursors";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(3).start());

    private final int port = fixture.simulator.port();
    private final KeptStates cursors = new KeptStates();

    private IntegryFixture calling(String baseUrl) throws Exception {
        IntegryFixture another = fixture.beside();
        another.component.getConfiguration().setBaseUrl(baseUrl);
        another.context.getRegistry().bind("cursors", cursors);
        return another.start();
    }

    /** A page of the walk, whose exchange is done. */
    private static Object receivePage(IntegryFixture fixture, String options) {
        var template = fixture.context.createConsumerTemplate();
        Exchange page = template.receive(PERSONS + options, 20_000);
        template.doneUoW(page);
        return page.getMessage().getHeader(IntegryConstants.PAGE_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:%d/", "http://localhost:%d//", "HTTP://LOCALHOST:%d", "http://LocalHost:%d/"})
    void aWalkGoesOnUnderAnotherSpelling(String spelling) throws Exception {
        for (String options : List.of("", "&cursorKey=persons")) {
            try (IntegryFixture first = calling("http://localhost:" + port)) {
                assertThat(receivePage(first, options)).isEqualTo(1L);
            }
            try (IntegryFixture second = calling(spelling.formatted(port))) {
                assertThat(receivePage(second, options)).isEqualTo(2L);
            }
        }
    }

    @Test
    void anotherServiceIsAnotherRequestAndTheMessageSaysSo() throws Exception {
        try (IntegryFixture first = calling("http://localhost:" + port)) {
            receivePage(first, "&cursorKey=persons");
        }
        try (IntegryFixture second = calling("http://127.0.0.1:" + port)) {
            assertThatThrownBy(() -> receivePage(second, "&cursorKey=persons"))
                    .isInstanceOf(IntegryCursorException.class)
                    .hasMessage(
                            "The stored position is of a walk with another function, functionVersion, user, account or parameters, or with"
                                    + " another baseUrl or apiStyle (cursorKey=persons in the cursorRepository, a "
                                    + KeptStates.class.getName()
                                    + "). Use another cursorKey, or startFrom=beginning to replace it");
        }
    }

    @Test
    void theComponentsCredentialsGoToItsOwnBaseUrlHoweverAnEndpointWritesIt() throws Exception {
        fixture.component.getConfiguration().setBaseUrl("http://localhost:" + port);
        fixture.start();
        Exchange exchange =
                fixture.template().send("integry:apps?userId=ada&baseUrl=HTTP://LOCALHOST:" + port + "/", sent -> {});
        assertThat(exchange.getException()).isNull();
    }
}
