package io.github.camelintegry.simulator.internal.data;

/**
 * Which edition of a function there is: replacing a function makes the next version, and the one before is gone.
 *
 * @param id      stays with the name
 * @param version counts from 1; what the header {@code Version} of a request must be, if it has one
 */
public record Edition(long id, int version) {

    Edition next() {
        return new Edition(id, version + 1);
    }
}
