package io.github.camelintegry.personssync;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the database beside the persons that should be there. */
record Comparison(List<Person> rows, List<Person> persons) {

    private static final int NAMED = 5;

    static Comparison of(DataSource database, IntegrySimulator simulator) {
        return new Comparison(
                JdbcClient.create(database)
                        .sql("SELECT * FROM persons ORDER BY id")
                        .query((row, index) -> Person.ofRow(row))
                        .list(),
                simulator.persons().all().stream().map(Person::ofJson).toList());
    }

    boolean isEqual() {
        return rows.size() == persons.size() && differing().isEmpty();
    }

    /** {@return the result in a sentence} */
    String text() {
        String sizes = "%d rows in the database %s %d persons of the simulator";
        if (isEqual()) {
            return String.format(sizes, rows.size(), "=", persons.size());
        }
        List<Long> ids = differing();
        return "MISMATCH: " + String.format(sizes, rows.size(), "against", persons.size()) + "; " + ids.size()
                + (ids.size() == 1 ? " differs" : " differ") + ": id "
                + ids.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "))
                + (ids.size() > NAMED ? ", ..." : "");
    }

    /** The ids of what is on one side only, or not the same on both. */
    private List<Long> differing() {
        Set<Person> inDatabase = new HashSet<>(rows);
        Set<Person> wanted = new HashSet<>(persons);
        return Stream.concat(
                        rows.stream().filter(person -> !wanted.contains(person)),
                        persons.stream().filter(person -> !inDatabase.contains(person)))
                .map(Person::id)
                .distinct()
                .sorted()
                .toList();
    }
}
