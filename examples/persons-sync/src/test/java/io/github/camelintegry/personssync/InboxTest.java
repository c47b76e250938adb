package io.github.camelintegry.personssync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

    @TempDir
    Path folder;

    private SyncFixture sync;

    @BeforeEach
    void start() {
        sync = new SyncFixture(IntegrySimulator.builder().persons(3).start(), folder)
                .with("sync.auto-startup", "false")
                .with("camel.component.integry.retries", "0")
                .start();
    }

    @AfterEach
    void stop() {
        sync.close();
    }

    @Test
    void addsAPersonAndKeepsTheAnswer() throws IOException {
        sync.drop("grace.hopper.json", "{\"name\": \"Grace Hopper\"}");

        await().until(() -> Files.exists(folder.resolve("done/grace.hopper.json")));
        assertThat(folder.resolve("done/grace.hopper.answer.json"))
                .content()
                .contains("\"id\":4", "\"name\":\"Grace Hopper\"");
        assertThat(sync.simulator.persons().size()).isEqualTo(4);
        assertThat(folder.resolve("inbox")).isEmptyDirectory();
    }

    @Test
    void saysWhichFieldIsWrong() throws IOException {
        sync.drop("anybody.json", "{\"email\": \"anybody@example.com\"}");

        assertThat(reason("anybody")).contains("name: This parameter is required", "Nothing was added");
    }

    @Test
    void saysWhatPipedriveDoesNotLike() throws IOException {
        sync.drop("rejected.json", "{\"name\": \"reject-me\"}");

        assertThat(reason("rejected")).contains("The name is not accepted");
    }

    @Test
    void saysThatTheAccountIsNotConnected() throws IOException {
        sync.simulator.disconnect(SyncFixture.USER, "pipedrive");
        sync.drop("early.json", "{\"name\": \"Too Early\"}");

        assertThat(reason("early")).contains("has not connected", "Nothing was added");
    }

    @Test
    void saysThatAFileIsNoJson() throws IOException {
        sync.drop("letter.json", "Dear Pipedrive,");

        assertThat(reason("letter")).contains("must be a JSON object", "Nothing was added");
        assertThat(sync.simulator.journal().entries("/functions/")).isEmpty();
    }

    @Test
    void warnsOfASecondPersonWhereTheFirstMayHaveBeenAdded() throws IOException {
        sync.simulator.answerNext(RawAnswer.of(500, "application/json", "oops"));
        sync.drop("lost.json", "{\"name\": \"Lost\"}");

        assertThat(reason("lost")).contains("It is not known whether the call was executed", "See first whether");
    }

    @Test
    void keepsForLaterWhatTheServiceDoesNotTakeNow() throws IOException {
        sync.simulator.answerNext(RawAnswer.of(429, "application/json", "{}"));
        sync.drop("patient.json", "{\"name\": \"Patient\"}");

        await().until(() -> Files.exists(folder.resolve("done/patient.json")));
        assertThat(sync.simulator.journal().entries("/functions/")).hasSize(2);
        assertThat(folder.resolve("dead-letter")).doesNotExist();
    }

    private String reason(String name) throws IOException {
        await().until(() -> Files.exists(folder.resolve("dead-letter/" + name + ".json")));
        assertThat(folder.resolve("done")).doesNotExist();
        return Files.readString(folder.resolve("dead-letter/" + name + ".why.txt"));
    }
}
