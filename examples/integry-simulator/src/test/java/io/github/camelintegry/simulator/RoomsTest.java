package io.github.camelintegry.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the simulator: what each may import, and what of them is for users. */
class RoomsTest {

    private static final String ROOT = "io.github.camelintegry.simulator";
    private static final String JSON = "com.fasterxml.jackson..";
    private static final String VERTX = "io.vertx..";
    private static final String NETTY = "io.netty..";
    private static final int MAX_FILES = 20;
    private static final int MAX_TYPES_OF_A_CIRCLE = 8;

    /** For each room the others and the libraries that it may import. Each is built on rooms that stand before it. */
    private static final Map<String, List<String>> RULES = new LinkedHashMap<>();

    static {
        rule("internal.util", JSON);
        rule("wire", "internal.util", JSON);
        rule("internal.paging", "internal.util", "wire", JSON);
        rule("internal.http", "internal.util", "wire", JSON, VERTX, "javax.crypto..");
        rule("internal.broken", "internal.http", "wire", VERTX, NETTY);
        rule("function", "internal.util", "internal.paging", "internal.http", JSON);
        rule("internal.style", "internal.util", "wire", "internal.paging", "internal.http", "function", JSON);
        rule("journal", "internal.util", JSON);
        rule("internal.data", "internal.util", "internal.paging", "internal.http", "function", "journal", JSON);
        rule(
                "internal.service",
                "internal.util",
                "wire",
                "internal.paging",
                "internal.http",
                "function",
                "internal.style",
                "internal.data",
                JSON);
        rule("internal.server", "wire", "internal.http", "internal.style", "journal", "internal.service", VERTX);
        rule(
                "fault",
                "internal.util",
                "wire",
                "internal.paging",
                "internal.http",
                "internal.broken",
                "internal.style",
                "internal.service",
                "internal.server",
                JSON,
                VERTX,
                NETTY);
        rule("", "..simulator..", JSON, VERTX, "org.junit.jupiter..");
    }

    private static final JavaClasses ALL = new ClassFileImporter().importPackages(ROOT);
    private static final JavaClasses MAIN = new ClassFileImporter(
                    List.of(new ImportOption.DoNotIncludeTests(), new ImportOption.DoNotIncludePackageInfos()))
            .importPackages(ROOT);

    private static void rule(String room, String... imports) {
        Stream<String> rooms = Stream.of(imports).map(name -> name.contains("..") ? name : full(name));
        RULES.put(
                full(room),
                Stream.concat(Stream.of(full(room), "java.."), rooms).toList());
    }

    private static String full(String room) {
        return room.isEmpty() ? ROOT : ROOT + "." + room;
    }

    @Test
    void everyRoomHasARuleAndKeepsIt() {
        assertThat(RULES.keySet()).isEqualTo(rooms().keySet());
        RULES.forEach((room, imports) -> classes()
                .that()
                .resideInAPackage(room)
                .should(onlyDependOnClassesThat(resideInAnyPackage(imports.toArray(String[]::new))))
                .check(MAIN));
    }

    @Test
    void noRoomsStandInACircle() {
        slices().matching("io.github.camelintegry.(**)")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void roomsAreSmall() {
        assertThat(rooms()).allSatisfy((room, types) -> assertThat(types).hasSizeLessThanOrEqualTo(MAX_FILES));
    }

    @Test
    void circlesOfTypesAreSmall() {
        Map<String, Set<String>> reached =
                names(MAIN.stream()).stream().collect(toMap(name -> name, name -> reachedFrom(Set.of(name))));

        reached.forEach((type, others) -> assertThat(others)
                .filteredOn(other -> reached.get(other).contains(type))
                .as("types that stand in a circle with %s", type)
                .hasSizeLessThanOrEqualTo(MAX_TYPES_OF_A_CIRCLE));
    }

    @Test
    void whatIsPublicIsUsedByTests() {
        Set<String> used =
                names(ALL.stream().filter(type -> !MAIN.contain(type.getName())).flatMap(RoomsTest::named));
        api().filter(type -> used.contains(type.getName())).forEach(type -> used.addAll(names(signatures(type))));

        assertThat(api()).extracting(JavaClass::getName).isNotEmpty().isSubsetOf(used);
    }

    @Test
    void whatIsPublicNamesNothingInternal() {
        assertThat(api()).allSatisfy(type -> assertThat(names(signatures(type)))
                .noneMatch(name -> name.startsWith(ROOT + ".internal")));
    }

    private static Map<String, List<JavaClass>> rooms() {
        return MAIN.stream().filter(JavaClass::isTopLevelClass).collect(groupingBy(JavaClass::getPackageName));
    }

    /** {@return the public types of the rooms that are not internal} */
    private static Stream<JavaClass> api() {
        return MAIN.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().startsWith(ROOT + ".internal"));
    }

    /** {@return the types in what can be called of a type} */
    private static Stream<JavaClass> signatures(JavaClass type) {
        return type.getCodeUnits().stream()
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(unit -> Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream()))
                .flatMap(part -> part.getAllInvolvedRawTypes().stream());
    }

    private static Stream<JavaClass> named(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType());
    }

    /** {@return the names of those of the simulator, a nested one by the outermost} */
    private static Set<String> names(Stream<JavaClass> types) {
        return types.map(type -> type.getName().replaceFirst("\\$.*", ""))
                .filter(name -> name.startsWith(ROOT))
                .collect(toSet());
    }

    private static Set<String> reachedFrom(Set<String> types) {
        Set<String> next = names(MAIN.stream()
                .filter(type -> types.contains(type.getName().replaceFirst("\\$.*", "")))
                .flatMap(RoomsTest::named));
        return types.containsAll(next)
                ? types
                : reachedFrom(Stream.concat(types.stream(), next.stream()).collect(toSet()));
    }
}
