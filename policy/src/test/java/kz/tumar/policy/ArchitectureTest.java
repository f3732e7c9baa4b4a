package kz.tumar.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// The laws of the house, as far as they concern this module.
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("kz.tumar.policy");

    @Test
    void model_knowsNoFramework() {
        classes()
                .that()
                .resideInAnyPackage("kz.tumar.policy", "kz.tumar.policy.calendar")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations",
                        "com.fasterxml.jackson.annotation",
                        "kz.tumar.contract",
                        "kz.tumar.policy",
                        "kz.tumar.policy.calendar")
                .check(CLASSES);
    }

    @Test
    void calendar_knowsNoPolicy() {
        noClasses()
                .that()
                .resideInAPackage("kz.tumar.policy.calendar")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kz.tumar.policy", "kz.tumar.policy.file")
                .check(CLASSES);
    }

    @Test
    void nothing_readsAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CLASSES);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("kz.tumar.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
