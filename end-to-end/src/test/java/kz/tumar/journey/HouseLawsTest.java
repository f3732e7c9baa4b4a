package kz.tumar.journey;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The laws of the house, over the compiled classes of every module.
final class HouseLawsTest {
    private static final List<String> MODULES = List.of(
            "policy",
            "contract",
            "delivery",
            "vault",
            "runtime",
            "sealing",
            "consent-service",
            "request-service",
            "retention-service",
            "audit-service",
            "export-verifier",
            "witness",
            "local-stack",
            "examples",
            "end-to-end",
            "benchmarks");
    private static final JavaClasses HOUSE = house();

    private static JavaClasses house() {
        List<Path> compiled = MODULES.stream()
                .map(module -> Path.of("..", module, "target", "classes"))
                .filter(Files::isDirectory)
                .toList();
        return new ClassFileImporter().importPaths(compiled);
    }

    @Test
    void everyModule_isLookedAt() {
        for (String root : List.of(
                "consent",
                "request",
                "retention",
                "audit",
                "verify",
                "witness",
                "policy",
                "delivery",
                "contract",
                "vault",
                "sealing")) {
            assertThat(HOUSE.stream().filter(each -> each.getPackageName().startsWith("kz.tumar." + root)))
                    .as("compiled classes of kz.tumar." + root)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent", "request", "retention", "audit"})
    void noService_importsAnother(String service) {
        var others = List.of("consent", "request", "retention", "audit").stream()
                .filter(other -> !other.equals(service))
                .map(other -> "kz.tumar." + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("kz.tumar." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(HOUSE);
    }

    @Test
    void decisions_knowNoFrameworkNoBrokerNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("kz.tumar.*.decision..", "kz.tumar.*.deadline..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "org.apache.kafka..",
                        "java.sql..",
                        "javax.sql..",
                        "org.hibernate..")
                .check(HOUSE);
    }

    @Test
    void decisions_readNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage("kz.tumar.*.decision..", "kz.tumar.*.deadline..")
                .should()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("now")))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(HOUSE);
    }

    @Test
    void onlyDelivery_touchesTheKafkaClient_amongWhatTheProductRuns() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "kz.tumar.delivery..",
                        "kz.tumar.local..",
                        "kz.tumar.example..",
                        "kz.tumar.journey..",
                        "kz.tumar.bench..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(HOUSE);
    }

    @Test
    void onlyLedgers_touchJpa() {
        noClasses()
                .that(not(resideInAPackage("kz.tumar.*.ledger..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..")
                .check(HOUSE);
    }

    @Test
    void exportVerifier_importsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("kz.tumar.verify..")
                .should()
                .dependOnClassesThat(resideInAPackage("kz.tumar..").and(not(resideInAPackage("kz.tumar.verify.."))))
                .check(HOUSE);
    }

    @Test
    void witness_importsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("kz.tumar.witness..")
                .should()
                .dependOnClassesThat(resideInAPackage("kz.tumar..").and(not(resideInAPackage("kz.tumar.witness.."))))
                .check(HOUSE);
    }

    @Test
    void contract_dependsOnJacksonAnnotationsAlone() {
        classes()
                .that()
                .resideInAPackage("kz.tumar.contract..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "kz.tumar.contract..",
                        "java..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.annotations..")
                .check(HOUSE);
    }

    @Test
    void libraries_knowNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "kz.tumar.policy..",
                        "kz.tumar.delivery..",
                        "kz.tumar.vault..",
                        "kz.tumar.runtime..",
                        "kz.tumar.sealing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "kz.tumar.consent..", "kz.tumar.request..", "kz.tumar.retention..", "kz.tumar.audit..")
                .check(HOUSE);
    }

    @Test
    void deliveryAndVault_knowNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage("kz.tumar.delivery..", "kz.tumar.vault..", "kz.tumar.policy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..")
                .check(HOUSE);
    }
}
