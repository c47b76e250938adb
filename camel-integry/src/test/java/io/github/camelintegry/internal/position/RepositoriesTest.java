package io.github.camelintegry.internal.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has which walk, and who starts and stops the repository that it is kept in. */
class RepositoriesTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Repositories repositories = Repositories.of(context);
    private final Object owner = new Object();

    @AfterEach
    void stop() {
        context.stop();
    }

    private WalkClaim claim(Object of, String key, Object claimant) {
        return repositories.claim("a walk", of, key, claimant);
    }

    private void assertRefused(WalkClaim claim) {
        assertThatIllegalArgumentException().isThrownBy(claim::take).withMessageContaining("cursorKey=k");
    }

    @Test
    void aContextHasThemOnce() {
        assertThat(Repositories.of(context)).isSameAs(repositories);
    }

    @Test
    void aWalkIsOnesUntilHeGivesItBack() {
        WalkClaim first = claim(owner, "k", "a");
        WalkClaim second = claim(owner, "k", "b");
        first.take();
        assertRefused(second);
        claim(owner, "other", "b").take();
        claim(new Object(), "k", "b").take();
        first.giveBack();
        second.take();
        assertRefused(first);
    }

    @Test
    void whoWasRefusedOrHasGivenItBackTakesItFromNobody() {
        WalkClaim first = claim(owner, "k", "a");
        WalkClaim second = claim(owner, "k", "b");
        first.take();
        assertRefused(second);
        second.giveBack();
        assertRefused(second);
        first.giveBack();
        second.take();
        first.giveBack();
        assertRefused(first);
    }

    @Test
    void thoseWhoAreTheSameHaveItTogetherUntilTheLastGivesItBack() {
        WalkClaim one = claim(owner, "k", "a");
        WalkClaim another = claim(owner, "k", "a");
        one.take();
        another.take();
        one.giveBack();
        assertRefused(claim(owner, "k", "b"));
        another.giveBack();
        claim(owner, "k", "b").take();
    }

    @Test
    void startsAndStopsOnlyWhatNobodyHasStarted() {
        MemoryStateRepository own = new MemoryStateRepository();
        ServiceHelper.startService(own);
        MemoryStateRepository unstarted = new MemoryStateRepository();
        repositories.start(own);
        repositories.start(unstarted);
        repositories.start(unstarted);
        assertThat(unstarted.isStarted()).isTrue();
        repositories.stop();
        assertThat(unstarted.isStarted()).isFalse();
        assertThat(own.isStarted()).as("it is somebody else's to stop").isTrue();
    }
}
