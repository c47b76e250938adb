package io.github.camelintegry.personssyncboot;

import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the page reads every second, and its buttons. */
@RestController
@RequestMapping("/api/walks")
class WalksController {

    private final WalkControl walks;

    WalksController(WalkControl walks) {
        this.walks = walks;
    }

    @GetMapping
    List<WalkView> walks() {
        Instant now = Instant.now();
        return walks.walks().stream().map(walk -> WalkView.of(walk, now)).toList();
    }

    @PostMapping("/{user}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void start(@PathVariable String user) throws Exception {
        walks.start(user);
    }

    @PostMapping("/{user}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(@PathVariable String user) {
        walks.pause(user);
    }

    @PostMapping("/{user}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String user) throws Exception {
        walks.resume(user);
    }
}
