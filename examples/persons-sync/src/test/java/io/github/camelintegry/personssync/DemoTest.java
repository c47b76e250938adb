package io.github.camelintegry.personssync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.main.Main;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DemoTest {

    private Path folder;
    private final Lines lines = new Lines();

    @BeforeEach
    void listen(@TempDir Path temporary) {
        folder = temporary.resolve("with a space");
        lines.start();
        logger().addAppender(lines);
    }

    @AfterEach
    void forget() {
        logger().removeAppender(lines);
    }

    @Test
    void endsByItselfAndTwiceLeavesTheSameRowsAndSaysWhereTheyAreNot() {
        assertThat(run()).isZero();
        List<String> rows = rows();

        assertThat(rows).hasSize(231);
        assertThat(lines.texts).contains("231 rows in the database = 231 persons of the simulator");
        assertThat(lines.texts).anyMatch(line -> line.matches("page +2: +200 persons = +86 %, .*cursor was .* old"));
        assertThat(folder.resolve("done/ada-lovelace.answer.json")).exists();
        assertThat(folder.resolve("dead-letter/no-name.why.txt")).exists();

        assertThat(run()).isZero();
        assertThat(rows()).isEqualTo(rows);

        sql().sql("INSERT INTO persons (id, synced_at) VALUES (999, CURRENT_TIMESTAMP)")
                .update();
        assertThat(run()).isEqualTo(1);
        assertThat(lines.texts)
                .anyMatch(line -> line.startsWith(
                        "MISMATCH: 232 rows in the database against 231 persons of the simulator; 1 differs: id 999."));
    }

    @Test
    void endsWithAnErrorWhereItCannotStart() {
        Main main = main();
        main.addOverrideProperty("integry.base-url", "http://127.0.0.1:1");

        assertThat(PersonsSyncMain.run(main)).isEqualTo(1);
        assertThat(lines.texts).anyMatch(line -> line.startsWith("Cannot start: appKey is empty"));
    }

    @Test
    void endsWithAnErrorWhereTheWalkFails() {
        Main main = main();
        main.addOverrideProperty("jdbc.url", "jdbc:nowhere:");

        assertThat(PersonsSyncMain.run(main)).isEqualTo(1);
        assertThat(lines.texts)
                .anyMatch(line ->
                        line.startsWith("the walk stopped after 0 pages") && line.contains("No suitable driver"));
    }

    private int run() {
        return PersonsSyncMain.run(main());
    }

    private Main main() {
        Main main = new Main();
        main.addOverrideProperty("sync.folder", folder.toString());
        main.addOverrideProperty("demo.persons", "230");
        return main;
    }

    /** All but the times of the runs: the last update of the person that was added, and of each row. */
    private List<String> rows() {
        return sql()
                .sql("SELECT id, name, email, phone, org_name FROM persons ORDER BY id")
                .query()
                .listOfRows()
                .stream()
                .map(Object::toString)
                .toList();
    }

    private JdbcClient sql() {
        return JdbcClient.create(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("persons"), "sa", ""));
    }

    private static Logger logger() {
        return (Logger) LogManager.getLogger("persons-sync");
    }

    private static final class Lines extends AbstractAppender {

        private final List<String> texts = new CopyOnWriteArrayList<>();

        Lines() {
            super("lines", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            texts.add(event.getMessage().getFormattedMessage());
        }
    }
}
