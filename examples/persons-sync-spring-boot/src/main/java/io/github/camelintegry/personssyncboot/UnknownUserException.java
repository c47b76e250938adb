package io.github.camelintegry.personssyncboot;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Somebody asked for a user who is not synced. */
final class UnknownUserException extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    UnknownUserException(String user) {
        super(HttpStatus.NOT_FOUND, "There is no user " + user + " among sync.users");
    }
}
