package org.limbeck.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the package map of CONTRIBUTING.md: floors from the ground up, each importing only from lower ones, and no
 * circle among their rooms.
 */
class PackageMapTest {
    private static final List<String> FLOORS = List.of(
            "base",
            "numeric",
            "theory",
            "data",
            "network",
            "kernel",
            "distill",
            "bench",
            "check",
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
                    .because("a floor can be read, tested and used without those above it")
                    .check(CLASSES)));
        }
        return tests;
    }

    @Test
    void noCircleAmongRooms() {
        slices().matching("org.limbeck.(**)")
                .should()
                .beFreeOfCycles()
                .because("rooms in a circle can only be understood, changed and moved together")
                .check(CLASSES);
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
                .because("a class beside the floors would escape the rules that hold them")
                .check(CLASSES);
    }

    @Test
    void commandsAndWindowDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("org.limbeck.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.limbeck.cli..")
                .because("window and commands are two doors to the same engine; what both need lies below them")
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
                .because("commands and reports run on machines without a display")
                .check(CLASSES);
    }

    @Test
    void onlyNetworksKnowTheLibraryThatTrainsThem() {
        noClasses()
                .that()
                .resideInAPackage("org.limbeck..")
                .and()
                .resideOutsideOfPackages("org.limbeck.network..", "org.limbeck.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
                .because("DL4J is frozen: behind network.TrainableNetwork it can be replaced in one place")
                .check(CLASSES);
    }

    @Test
    void theoryDoesNoInput() {
        noClasses()
                .that()
                .resideInAPackage("org.limbeck.theory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..")
                .because("its functions are checked against the formulas, as pure functions over arrays")
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
                .because("the workspace can be kept in another way behind its ports")
                .check(CLASSES);
    }

    @Test
    void noRoomHoldsMoreThanTwentyFilesOrTwoClassesOfOneName() {
        Map<String, Set<String>> files = new TreeMap<>();
        Set<String> names = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (JavaClass each : CLASSES) {
            // Not every compiler makes a class of package-info.java; the file is counted below.
            if (each.getEnclosingClass().isPresent() || each.getSimpleName().equals("package-info")) continue;
            files.computeIfAbsent(each.getPackageName(), name -> new HashSet<>())
                    .add(each.getSimpleName());
            if (!names.add(each.getSimpleName())) twice.add(each.getSimpleName());
        }
        files.values().removeIf(room -> room.size() + 1 <= 20); // package-info.java is a file, too
        assertThat(files.keySet()).isEmpty();
        assertThat(twice).isEmpty();
    }
}
