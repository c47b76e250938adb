package io.github.camelintegry.personssyncboot;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.status.WalkStatus;
import io.github.camelintegry.status.WalkStatus.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.support.service.ServiceHelper;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ResponseStatusException;

/** The walks of all users: where they are, and what can be done to them. */
@Service
class WalkControl {

    private final CamelContext camel;
    private final SyncProperties sync;

    WalkControl(CamelContext camel, SyncProperties sync) {
        this.camel = camel;
        this.sync = sync;
    }

    /** {@return where each walk stands, in the order of the users} */
    List<WalkStatus> walks() {
        return camel.getComponent("integry", IntegryComponent.class).getWalks().stream()
                .sorted(Comparator.comparingInt(walk -> sync.users().indexOf(walk.userId())))
                .toList();
    }

    /** Begins a walk now, or goes on with one that has yet to reach its end, also where it was paused. */
    synchronized void start(String user) throws Exception {
        String route = sync.route(user);
        if (walk(route).filter(WalkControl::isRunning).isPresent()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "A walk of " + user + " is running already");
        }
        pollNow(route);
    }

    /**
     * Lets a walk rest after the page that it is at. The consumer is suspended, not the route: a suspended route is DOWN in
     * Camel's health, although somebody wanted it so.
     */
    synchronized void pause(String user) {
        ServiceHelper.suspendService(consumer(sync.route(user)));
    }

    /** Lets a walk that is under way go on at once, and the next one begin in its time. */
    synchronized void resume(String user) throws Exception {
        String route = sync.route(user);
        if (walk(route)
                .filter(walk -> walk.state() == State.PAUSED && walk.underWay())
                .isPresent()) {
            pollNow(route);
        } else {
            ServiceHelper.resumeService(consumer(route));
        }
    }

    /** By a new start of the route, whose initial delay is 0. */
    private void pollNow(String route) throws Exception {
        camel.getRouteController().stopRoute(route);
        camel.getRouteController().startRoute(route);
    }

    private Optional<WalkStatus> walk(String route) {
        return walks().stream().filter(walk -> route.equals(walk.routeId())).findFirst();
    }

    private Consumer consumer(String route) {
        return camel.getRoute(route).getConsumer();
    }

    private static boolean isRunning(WalkStatus walk) {
        return walk.state() == State.WALKING && walk.nextPoll() == null;
    }
}
