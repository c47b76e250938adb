package io.github.camelintegry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The floors: imports only go down, and only the face knows Camel. */
@AnalyzeClasses(packages = "io.github.camelintegry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule IMPORTS_ONLY_GO_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("face")
            .definedBy("io.github.camelintegry", "io.github.camelintegry.transform")
            .layer("walk")
            .definedBy("io.github.camelintegry.walk")
            .layer("client")
            .definedBy("io.github.camelintegry.client")
            .layer("protocol")
            .definedBy("io.github.camelintegry.protocol")
            .whereLayer("face")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("walk")
            .mayOnlyBeAccessedByLayers("face")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("face", "walk");

    @ArchTest
    static final ArchRule LOWER_FLOORS_KNOW_NOTHING_OF_CAMEL = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.github.camelintegry.walk..",
                    "io.github.camelintegry.client..",
                    "io.github.camelintegry.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..");

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

    @ArchTest
    static final ArchRule PROTOCOL_DOES_NO_IO = noClasses()
            .that()
            .resideInAPackage("io.github.camelintegry.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..", "java.net..", "java.nio.channels..", "java.nio.file..");
}
