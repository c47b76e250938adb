package io.github.camelintegry.personssyncboot;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * What is synced: {@code sync.*} in the properties.
 *
 * @param users    whose persons, each by the User-ID that Integry knows
 * @param every    how long after the end of a walk the next one begins
 * @param pageSize how many persons a page holds
 */
@ConfigurationProperties("sync")
record SyncProperties(List<String> users, Duration every, int pageSize) {

    SyncProperties {
        Assert.notEmpty(users, "sync.users is empty: whose persons are to be synced?");
    }

    /**
     * {@return the id of a user's route}
     *
     * @throws UnknownUserException if the user is not among those who are synced
     */
    String route(String user) {
        if (!users.contains(user)) {
            throw new UnknownUserException(user);
        }
        return "sync-" + user;
    }
}
