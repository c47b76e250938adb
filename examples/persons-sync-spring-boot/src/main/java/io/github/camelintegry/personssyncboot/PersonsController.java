package io.github.camelintegry.personssyncboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.IntegryConstants;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Adds persons to Pipedrive, and counts those in the database. What goes wrong is told by {@link IntegryProblems}. */
@RestController
@RequestMapping("/api/persons")
class PersonsController {

    private final SyncProperties sync;
    private final ProducerTemplate camel;
    private final UserCounts counts;

    PersonsController(SyncProperties sync, ProducerTemplate camel, UserCounts counts) {
        this.sync = sync;
        this.camel = camel;
        this.counts = counts;
    }

    /** Adds a person to the user's Pipedrive; the next walk brings it into the database. */
    @PostMapping
    JsonNode add(@RequestParam String userId, @RequestBody ObjectNode person) {
        sync.route(userId);
        return camel.requestBodyAndHeader(
                        SyncRoutes.ADD_PERSON, person, IntegryConstants.USER_ID, userId, JsonNode.class)
                .path("data");
    }

    @GetMapping("/count")
    Map<String, Long> count() {
        return counts.of("persons");
    }
}
