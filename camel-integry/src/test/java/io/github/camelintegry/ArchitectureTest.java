package io.github.camelintegry;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The house of the component: who may see whom, how large a room is, and what stands in the API. */
@AnalyzeClasses(packages = Rooms.ROOT, importOptions = ArchitectureTest.OfTheComponent.class)
class ArchitectureTest {

    /** Neither tests nor the simulator, which has a house of its own. */
    static final class OfTheComponent implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return location.contains("/camel-integry/target/classes/");
        }
    }

    private static final int MAX_TYPES_OF_A_ROOM = 20;
    private static final int MAX_TYPES_OF_A_CIRCLE = 8;
    /** Of these, three for positions with a fence: CursorRepository, JdbcCursorRepository, IntegryWalkTakenOverException. */
    private static final int MAX_PUBLIC_TYPES = 48;

    /** A room that has no place in the list has no rule, and one of the list that is gone checks nothing. */
    @ArchTest
    static void every_package_has_its_rule(JavaClasses all) {
        Set<String> rooms = new TreeSet<>();
        all.forEach(each -> rooms.add(room(each)));
        assertThat(rooms).isEqualTo(Rooms.all());
    }

    @ArchTest
    static void a_room_sees_only_what_stands_below_it(JavaClasses all) {
        for (String room : Rooms.all()) {
            Set<String> seen = Rooms.seenBy(room);
            classes()
                    .that(describe("are in " + room, each -> room(each).equals(room)))
                    .should()
                    .onlyDependOnClassesThat(describe(
                            "are of others, or in " + seen, each -> !isOurs(each) || seen.contains(room(each))))
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule ROOMS_ARE_FREE_OF_CIRCLES =
            slices().matching("io.github.camelintegry.(**)").should().beFreeOfCycles();

    @ArchTest
    static void no_circle_of_types_is_larger_than_that_of_camel_itself(JavaClasses all) {
        List<Set<String>> circles = TypeCircles.of(all, ArchitectureTest::isOurs);
        assertThat(circles).allMatch(circle -> circle.size() <= MAX_TYPES_OF_A_CIRCLE);
    }

    @ArchTest
    static void no_room_is_crowded(JavaClasses all) {
        TreeMap<String, Long> sizes = all.stream()
                .filter(each -> each.isTopLevelClass() && !isGenerated(each))
                .collect(Collectors.groupingBy(ArchitectureTest::room, TreeMap::new, Collectors.counting()));
        assertThat(sizes)
                .allSatisfy((room, types) ->
                        assertThat(types).as("the types of room '%s'", room).isLessThanOrEqualTo(MAX_TYPES_OF_A_ROOM));
    }

    @ArchTest
    static final ArchRule THE_GROUND_KNOWS_NOTHING_OF_CAMEL = noClasses()
            .that(describe("are below positions", each -> Rooms.withoutCamel().contains(room(each))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Rooms.CAMEL + "..");

    /**
     * Positions are kept in a repository of Camel's, which a context starts and stops, and a route may commit the one that an
     * exchange carries; nothing else of Camel is theirs.
     */
    @ArchTest
    static final ArchRule POSITIONS_KNOW_REPOSITORIES_ONLY = classes()
            .that(describe("are about positions", each -> room(each).endsWith("position")))
            .should()
            .onlyDependOnClassesThat(describe(
                    "are no part of Camel but of its repositories",
                    each -> !each.getPackageName().startsWith(Rooms.CAMEL)
                            || Set.of(
                                            "StateRepository",
                                            "CamelContext",
                                            "CamelContextAware",
                                            "Exchange",
                                            "Message",
                                            "ServiceHelper",
                                            "ServiceSupport",
                                            "StatefulService",
                                            "RuntimeCamelException")
                                    .contains(each.getSimpleName())));

    @ArchTest
    static final ArchRule THE_WIRE_IS_SPOKEN_WITHOUT_IO = noClasses()
            .that()
            .resideInAnyPackage(Rooms.full("internal.protocol"), Rooms.full("internal.json"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..", "java.net..", "java.nio.channels..", "java.nio.file..");

    @ArchTest
    static void the_api_is_small(JavaClasses all) {
        assertThat(api(all).filter(each -> !isGenerated(each)).map(JavaClass::getName))
                .hasSizeLessThanOrEqualTo(MAX_PUBLIC_TYPES);
    }

    /** What a user can call must not give him, or want of him, what is ours alone. */
    @ArchTest
    static final ArchRule SIGNATURES_OF_THE_API_NAME_ONLY_WHAT_A_USER_KNOWS = classes()
            .that(describe("are API", each -> isApi(each) && !isGenerated(each)))
            .should(new ArchCondition<>("name only API, Camel, Jackson and the JDK in what is public or protected") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getMembers().stream()
                            .filter(ArchitectureTest::isVisible)
                            .forEach(member -> named(member)
                                    .filter(each -> !mayBeNamed(each))
                                    .forEach(each -> events.add(SimpleConditionEvent.violated(
                                            type, member.getFullName() + " names " + each.getName()))));
                }
            });

    private static Stream<JavaClass> named(JavaMember member) {
        Stream<JavaType> types = member instanceof JavaCodeUnit unit
                ? Stream.of(
                                List.of(unit.getReturnType()),
                                unit.getParameterTypes(),
                                List.copyOf(unit.getThrowsClause().getTypes()))
                        .flatMap(List::stream)
                : Stream.of(((JavaField) member).getType());
        return types.flatMap(each -> each.getAllInvolvedRawTypes().stream()).map(JavaClass::getBaseComponentType);
    }

    private static boolean isVisible(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        boolean visible = modifiers.contains(JavaModifier.PUBLIC)
                || modifiers.contains(JavaModifier.PROTECTED)
                        && !member.getOwner().getModifiers().contains(JavaModifier.FINAL);
        return visible && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    private static boolean mayBeNamed(JavaClass type) {
        String of = type.getPackageName();
        return type.isPrimitive()
                || isOurs(type) && isApi(type)
                || Stream.of(Rooms.CAMEL, "java.", "javax.sql.", "com.fasterxml.jackson.", "org.jspecify.")
                        .anyMatch(of::startsWith);
    }

    /** What Jackson 2.19 has and 2.18 has not, of what one might use: with 2.18 a call of it is a NoSuchMethodError. */
    private static final Set<String> SINCE_JACKSON_2_19 = Set.of(
            "valueStream",
            "propertyStream",
            "forEachEntry",
            "values",
            "optional",
            "asOptional",
            "removeIf",
            "removeNulls",
            "clearCaches",
            "flushCachedSerializers",
            "flushCachedDeserializers",
            "getEnumNamingStrategy",
            "setEnumNamingStrategy",
            "enumNamingStrategy",
            "createDefaultInstance",
            "ALLOW_RS_CONTROL_CHAR",
            "FAIL_ON_SUBTYPE_CLASS_NOT_REGISTERED",
            "FAIL_ON_ORDER_MAP_BY_INCOMPARABLE_KEY",
            "INVERSE_READ_WRITE_ACCESS",
            "REQUIRE_HANDLERS_FOR_JAVA8_OPTIONALS",
            "REQUIRE_HANDLERS_FOR_JAVA8_TIMES");

    @ArchTest
    static final ArchRule WORKS_WITH_JACKSON_2_18 = noClasses()
            .should()
            .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("it is of Jackson 2.19") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    String name = access.getTarget().getName();
                    String owner = access.getTargetOwner().getSimpleName();
                    // each enum has values()
                    boolean ofNode = !name.equals("values") || owner.endsWith("Node");
                    return ofNode
                            && access.getTargetOwner().getPackageName().startsWith("com.fasterxml.jackson.")
                            && SINCE_JACKSON_2_19.contains(name);
                }
            });

    private static Stream<JavaClass> api(JavaClasses all) {
        return all.stream().filter(ArchitectureTest::isApi);
    }

    private static boolean isApi(JavaClass type) {
        boolean open = type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isApi).orElse(true);
        return open && !room(type).startsWith("internal");
    }

    /** Camel's plugin writes them, and Camel finds them by name. */
    private static boolean isGenerated(JavaClass type) {
        return Stream.of("Configurer", "UriFactory", "Loader").anyMatch(type.getSimpleName()::endsWith);
    }

    private static boolean isOurs(JavaClass type) {
        return resideInAnyPackage(Rooms.ROOT + "..").test(type);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(Rooms.ROOT) ? "" : name.substring(Rooms.ROOT.length() + 1);
    }
}
