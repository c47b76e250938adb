package io.github.camelintegry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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

    @ArchTest
    static final ArchRule PROTOCOL_DOES_NO_IO = noClasses()
            .that()
            .resideInAPackage("io.github.camelintegry.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..", "java.net..", "java.nio.channels..", "java.nio.file..");
}
