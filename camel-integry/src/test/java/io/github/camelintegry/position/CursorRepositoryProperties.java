package io.github.camelintegry.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Any key and any text of Unicode comes back as it was. */
class CursorRepositoryProperties {

    private static Path folder;
    private static List<CursorRepository> repositories;

    @BeforeContainer
    static void make() throws IOException {
        folder = Files.createTempDirectory("states");
        repositories = List.of(
                new DurableFileStateRepository(folder), new JdbcCursorRepository(Databases.h2("cursor-properties")));
    }

    @AfterContainer
    static void remove() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Property(tries = 60)
    void whatGoesInComesOut(@ForAll("keys") String key, @ForAll("texts") String text, @ForAll("texts") String next) {
        for (CursorRepository repository : repositories) {
            repository.remove(key);
            assertThat(repository.replace(key, null, text)).isTrue();
            assertThat(repository.getState(key)).isEqualTo(text);
            assertThat(repository.replace(key, text, next)).isTrue();
            assertThat(repository.list(key, null, 1000)).containsEntry(key, next);
        }
    }

    @Provide
    Arbitrary<String> keys() {
        return unicode(3).map(text -> "k" + text);
    }

    @Provide
    Arbitrary<String> texts() {
        return unicode(100).map(text -> text + "t");
    }

    /** All but U+0000, so that pairs of surrogates are whole. */
    private static Arbitrary<String> unicode(int most) {
        return Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .edgeCases(edges ->
                        edges.add((int) '%', (int) '_', (int) '!', (int) '\'', (int) '\\', (int) '\n', 0x1f600))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(most)
                .map(codes -> codes.stream().map(Character::toString).collect(Collectors.joining()));
    }
}
