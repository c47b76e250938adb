package io.github.camelintegry;

import io.github.camelintegry.walk.CursorStore;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/** The places where an endpoint's walks can be kept: a repository of Camel's, or the memory of the endpoint itself. */
final class CursorStores {

    private final CursorStore memory = new InMemory();

    CursorStore of(@Nullable StateRepository<String, String> repository, String key) {
        return repository == null ? memory : new InRepository(repository, key);
    }

    /** A place for one walk that outlasts its endpoint: that repository, or memory of the walk's own. */
    static CursorStore apart(@Nullable StateRepository<String, String> repository, String key) {
        return repository == null ? new InMemory() : new InRepository(repository, key);
    }

    private record InRepository(StateRepository<String, String> repository, String key) implements CursorStore {
        @Override
        public @Nullable String read() {
            return repository.getState(key);
        }

        @Override
        public void write(String walkRecord) {
            repository.setState(key, walkRecord);
        }
    }

    private static final class InMemory implements CursorStore {
        private volatile @Nullable String walkRecord;

        @Override
        public @Nullable String read() {
            return walkRecord;
        }

        @Override
        public void write(String text) {
            walkRecord = text;
        }
    }
}
