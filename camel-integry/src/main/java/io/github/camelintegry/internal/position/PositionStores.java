package io.github.camelintegry.internal.position;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.position.CursorRepository;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/** The places where an endpoint's walks can be kept: a repository of Camel's, or the memory of the endpoint itself. */
public final class PositionStores {

    private final PositionStore memory = new InMemory();

    public PositionStore of(@Nullable StateRepository<String, String> repository, String key) {
        return repository == null ? memory : in(repository, key);
    }

    /** A place for one walk that outlasts its endpoint: that repository, or memory of the walk's own. */
    public static PositionStore apart(@Nullable StateRepository<String, String> repository, String key) {
        return repository == null ? new InMemory() : in(repository, key);
    }

    /** Refuses at once a key that the repository cannot take. */
    private static PositionStore in(StateRepository<String, String> repository, String key) {
        String where = repository instanceof CursorRepository cursors
                ? cursors.place(key)
                : "a " + repository.getClass().getName();
        String place = "cursorKey=" + Texts.excerpt(key) + " in the cursorRepository, " + where;
        InRepository any = new InRepository(repository, key, place);
        return repository instanceof CursorRepository fenced ? new Fenced(fenced, any) : any;
    }

    /** What goes wrong in a repository says little about walks, so the option and the key are named. */
    private record InRepository(StateRepository<String, String> repository, String key, String place)
            implements PositionStore {

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
        public void replace(@Nullable String before, String position) {
            write(position);
        }

        @Override
        public void write(String position) {
            try {
                repository.setState(key, position);
            } catch (RuntimeException e) {
                throw failed("written to", e);
            }
        }

        @Override
        public boolean isFenced() {
            return false;
        }

        IllegalStateException failed(String action, RuntimeException e) {
            String reason = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
            return new IllegalStateException(
                    "How far the walk came cannot be " + action + " the cursorRepository ("
                            + repository.getClass().getName() + ", cursorKey=" + Texts.excerpt(key) + "): " + reason,
                    e);
        }
    }

    /** A repository that several instances may share: who has not read what is there does not write over it. */
    private record Fenced(CursorRepository repository, InRepository any) implements PositionStore {

        @Override
        public @Nullable String read() {
            return any.read();
        }

        @Override
        public void replace(@Nullable String before, String position) {
            if (!replaced(before, position)) {
                throw new IntegryWalkTakenOverException(
                        "The walk of " + any.place() + ", was taken over: what is stored"
                                + " is not what was read here, so somebody else has walked on, or has reset or removed it."
                                + " Nothing was stored, and the page that was dealt with counts as not done; the walk is read"
                                + " anew, and goes on from where it stands then. If that comes again and again, two walk under this"
                                + " key at the same time: let only one of them walk, or give each a cursorKey of its own");
            }
        }

        private boolean replaced(@Nullable String before, String position) {
            try {
                return repository.replace(any.key(), before, position);
            } catch (RuntimeException e) {
                throw any.failed("written to", e);
            }
        }

        @Override
        public void write(String position) {
            any.write(position);
        }

        @Override
        public boolean isFenced() {
            return true;
        }

        @Override
        public String place() {
            return any.place();
        }
    }

    private static final class InMemory implements PositionStore {
        private volatile @Nullable String position;

        @Override
        public @Nullable String read() {
            return position;
        }

        @Override
        public void replace(@Nullable String before, String text) {
            write(text);
        }

        @Override
        public void write(String text) {
            position = text;
        }

        @Override
        public boolean isFenced() {
            return false;
        }

        @Override
        public String place() {
            return "the memory of its endpoint";
        }
    }
}
