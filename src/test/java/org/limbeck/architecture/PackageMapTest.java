package org.limbeck.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the package map of CONTRIBUTING.md: floors from the ground up, each importing only from lower ones. */
class PackageMapTest {
    private static final List<String> FLOORS = List.of(
            "base",
            "numeric",
            "theory",
            "data",
            "network",
            "kernel",
            "distill",
            "experiment",
            "store",
            "figure",
            "cli",
            "ui",
            "app");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.limbeck");

    @TestFactory
    List<DynamicTest> eachFloorImportsOnlyFromLowerFloors() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int floor = 0; floor < FLOORS.size() - 1; floor++) {
            String name = FLOORS.get(floor);
            String[] higher = FLOORS.subList(floor + 1, FLOORS.size()).stream()
                    .map(higherName -> "org.limbeck." + higherName + "..")
                    .toArray(String[]::new);
            tests.add(DynamicTest.dynamicTest(name, () -> noClasses()
                    .that()
                    .resideInAPackage("org.limbeck." + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(higher)
                    .allowEmptyShould(true)
                    .check(CLASSES)));
        }
        return tests;
    }

    @Test
    void everyClassStandsOnAKnownFloor() {
        String[] known =
                FLOORS.stream().map(name -> "org.limbeck." + name + "..").toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("org.limbeck..")
                .should()
                .resideInAnyPackage(known)
                .check(CLASSES);
    }

    @Test
    void nothingBelowTheWindowKnowsJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.limbeck.ui..", "org.limbeck.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.jfree.chart.fx..", "org.controlsfx..")
                .check(CLASSES);
    }

    @Test
    void theoryKnowsNoNetworkLibraryAndDoesNoInput() {
        noClasses()
                .that()
                .resideInAPackage("org.limbeck.theory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "java.io..", "java.nio.file..")
                .check(CLASSES);
    }

    @Test
    void figuresAndSpecificationsKnowNoDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.limbeck.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite..")
                .check(CLASSES);
    }
}
