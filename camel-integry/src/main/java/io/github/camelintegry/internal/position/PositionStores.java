package io.github.camelintegry.internal.position;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.position.CursorRepository;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/** The places where an endpoint's walks can be kept: a repository of Camel's, or the memory of the endpoint itself. */
public final class PositionStores {

    private final PositionStore memory = new InMemory();

    public PositionStore of(@Nullable StateRepository<String, String> repository, String key) {
        return repository == null ? memory : InRepository.of(repository, key);
    }

    /** A place for one walk that outlasts its endpoint: that repository, or memory of the walk's own. */
    public static PositionStore apart(@Nullable StateRepository<String, String> repository, String key) {
        return repository == null ? new InMemory() : InRepository.of(repository, key);
    }

    /** What goes wrong in a repository says little about walks, so the option and the key are named. */
    private record InRepository(StateRepository<String, String> repository, String key, String place)
            implements PositionStore {

        /** Refuses at once a key that the repository cannot take. */
        static InRepository of(StateRepository<String, String> repository, String key) {
            String where = repository instanceof CursorRepository cursors
                    ? cursors.place(key)
                    : "a " + repository.getClass().getName();
            return new InRepository(
                    repository, key, "cursorKey=" + Texts.excerpt(key) + " in the cursorRepository, " + where);
        }

        @Override
        public @Nullable String read() {
            try {
                return repository.getState(key);
            } catch (IntegryCursorException e) {
                throw e;
            } catch (RuntimeException e) {
                throw failed("read from", e);
            }
        }

        @Override
        public void write(String position) {
            try {
                repository.setState(key, position);
            } catch (RuntimeException e) {
                throw failed("written to", e);
            }
        }

        private IllegalStateException failed(String action, RuntimeException e) {
            String reason = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
            return new IllegalStateException(
                    "How far the walk came cannot be " + action + " the cursorRepository ("
                            + repository.getClass().getName() + ", cursorKey=" + Texts.excerpt(key) + "): " + reason,
                    e);
        }
    }

    private static final class InMemory implements PositionStore {
        private volatile @Nullable String position;

        @Override
        public @Nullable String read() {
            return position;
        }

        @Override
        public void write(String text) {
            position = text;
        }

        @Override
        public String place() {
            return "the memory of its endpoint";
        }
    }
}
